/* Wrappers of the functions that cut strings into pieces.

   In: a text and a set of characters, or a pattern.  These functions stop
   early in long texts, so they are done here and not by measuring the text
   and calling libc: a program that walks over one long text with them must
   not become quadratic.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <string.h>
#include <wchar.h>

#include "short-string.h"
#include "table.h"
#include "wrap.h"

/* Sets of no more characters than this are looked for sixteen bytes at a time.  */
#define FEW_CHARACTERS 4U

/* Where a text ends within so many bytes, libc does the work.  */
#define SHORT_TEXT 256U

/* Return true if S is not null and a string of less than SHORT_TEXT bytes that ends
   within its bounds, as far as they are known without a record.  */
static inline bool
short_text (const char *s)
{
  uint64_t last = mpxguard_quick_last (s);
  uint64_t behind;

  if (!s || (uint64_t) s > last)
    return false;
  behind = last - (uint64_t) s;
  return memchr (s, 0, behind < SHORT_TEXT ? behind + 1 : SHORT_TEXT) != NULL;
}

/* Return true if libc may be called by the wrapper SELF with the strings S and
   CHARACTERS.  */
static inline bool
short_texts (const void *self, const char *s, const char *characters)
{
  return mpxguard_no_records (self) && short_text (characters)
	 && short_text (s);
}

/* Set *PLACE to where the first of the characters of REJECT, or the end, is in S,
   if these are few and no record is needed to read S up to there, nor what lies
   between there and the next sixteen bytes.  Return true if that is so.  */
static bool
find_few (const char *s, const char *reject, uint64_t *place)
{
  uint64_t last = mpxguard_quick_last (s);
  uint64_t last_rejected = mpxguard_quick_last (reject);
  unsigned count;

  if (!s || (uint64_t) reject > last_rejected || !reject)
    return false;
  count = short_string_end (reject);
  if (count > FEW_CHARACTERS || count > last_rejected - (uint64_t) reject)
    return false;
  for (const char *p = s; (uint64_t) p <= last
			  && last - (uint64_t) p >= SHORT_STRING - 1;
       p += SHORT_STRING)
    {
      unsigned i = short_string_find_few (p, reject, count);

      if (i < SHORT_STRING)
	{
	  *place = (uint64_t) (p - s) + i;
	  return true;
	}
      if (!short_string_readable (p))
	return false;
    }
  return false;
}

/* A set of characters.  */
struct set
{
  bool has[256];
};

/* Return the set of the characters of the string S, which CALL reads;
   BOUNDS are those of S.  */
static struct set
make_set (const struct mpxguard_call *call, const char *s,
	  struct mpxguard_bounds bounds)
{
  uint64_t size = mpxguard_string_size (call, s, bounds, MPXGUARD_NO_LIMIT);
  struct set set;
  uint64_t i;

  memset (&set, 0, sizeof set);
  for (i = 0; i + 1 < size; i++)
    set.has[(unsigned char) s[i]] = true;
  return set;
}

/* Return the length of the longest start of the string S whose characters
   are all in SET if INSIDE, or all not in SET if not.  CALL reads it, BOUNDS
   are those of S.  SET is changed: S may end where a character that is looked
   for stands, so its NUL becomes one.  */
static inline uint64_t
span (const struct mpxguard_call *call, const char *s,
      struct mpxguard_bounds bounds, struct set *set, bool inside)
{
  const unsigned char *text = (const unsigned char *) s;
  uint64_t room = mpxguard_room (s, bounds);
  uint64_t i = 0;

  set->has[0] = !inside;
  for (; room - i >= 4; i += 4)
    {
      if (set->has[text[i]] != inside)
	return i;
      if (set->has[text[i + 1]] != inside)
	return i + 1;
      if (set->has[text[i + 2]] != inside)
	return i + 2;
      if (set->has[text[i + 3]] != inside)
	return i + 3;
    }
  for (;; i++)
    {
      if (MPXGUARD_UNLIKELY (i == room))
	mpxguard_call_runs_out (call, s + i, bounds, 1);
      if (set->has[text[i]] != inside)
	return i;
    }
}

MPXGUARD_WRAPPER (size_t, strspn, const char *s, const char *accept)
{
  if (short_texts (__mpxguard_wrap_strspn, s, accept))
    return strspn (s, accept);

  struct mpxguard_call call = MPXGUARD_CALL (strspn);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, s);
  struct set set = make_set (&call, accept,
			     mpxguard_call_bounds (&call, 1, accept));

  return span (&call, s, bounds, &set, true);
}

MPXGUARD_WRAPPER (size_t, strcspn, const char *s, const char *reject)
{
  uint64_t place;

  if (mpxguard_no_records (__mpxguard_wrap_strcspn)
      && find_few (s, reject, &place))
    return place;
  if (short_texts (__mpxguard_wrap_strcspn, s, reject))
    return strcspn (s, reject);

  struct mpxguard_call call = MPXGUARD_CALL (strcspn);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, s);
  struct set set = make_set (&call, reject,
			     mpxguard_call_bounds (&call, 1, reject));

  return span (&call, s, bounds, &set, false);
}

MPXGUARD_WRAPPER (char *, strpbrk, const char *s, const char *accept)
{
  if (mpxguard_derived_p (s)
      && short_texts (__mpxguard_wrap_strpbrk, s, accept))
    return strpbrk (s, accept);

  struct mpxguard_call call = MPXGUARD_CALL (strpbrk);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, s);
  struct set set = make_set (&call, accept,
			     mpxguard_call_bounds (&call, 1, accept));
  const char *end = s + span (&call, s, bounds, &set, false);
  char *result = *end ? (char *) end : NULL;

  mpxguard_call_result (&call, result, bounds);
  return result;
}

/* Return the next token of the string *S, whose bounds are BOUNDS, cut off
   with a NUL; null if there is none.  CALL does it; SET are the characters
   that separate.  *S becomes the rest.  */
static char *
next_token (const struct mpxguard_call *call, char **s,
	    struct mpxguard_bounds bounds, struct set *set)
{
  char *start = *s + span (call, *s, bounds, set, true);
  char *end;

  *s = start;
  if (!*start)
    return NULL;
  end = start + span (call, start, bounds, set, false);
  *s = end;
  if (*end)
    {
      *end = 0;
      *s = end + 1;
    }
  return start;
}

/* Where the last strtok stopped: of all threads, as in libc.  */
static char *token_rest;
static struct mpxguard_bounds token_bounds;

MPXGUARD_WRAPPER (char *, strtok, char *s, const char *separators)
{
  struct mpxguard_call call = MPXGUARD_CALL (strtok);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, s);
  struct set set = make_set (&call, separators,
			     mpxguard_call_bounds (&call, 1, separators));
  char *result = NULL;

  if (s)
    {
      token_rest = s;
      token_bounds = bounds;
    }
  if (token_rest)
    result = next_token (&call, &token_rest, token_bounds, &set);
  mpxguard_call_result (&call, result, token_bounds);
  return result;
}

/* Do the work of CALL, strtok_r, for S, SEPARATORS and REST.  */
static char *
reentrant_token (const struct mpxguard_call *call, char *s,
		 const char *separators, char **rest)
{
  struct mpxguard_bounds bounds = mpxguard_call_bounds (call, 0, s);
  struct mpxguard_bounds bounds_set
    = mpxguard_call_bounds (call, 1, separators);
  struct mpxguard_bounds bounds_rest = mpxguard_call_bounds (call, 2, rest);
  struct set set = make_set (call, separators, bounds_set);
  char *result = NULL;

  mpxguard_call_writes (call, rest, sizeof *rest, bounds_rest);
  if (s)
    *rest = s;
  else
    bounds = mpxguard_load (rest, *rest);
  if (*rest)
    result = next_token (call, rest, bounds, &set);
  if (*rest)
    mpxguard_store (rest, *rest, bounds);
  mpxguard_call_result (call, result, bounds);
  return result;
}

MPXGUARD_WRAPPER (char *, strtok_r, char *s, const char *separators,
		  char **rest)
{
  struct mpxguard_call call = MPXGUARD_CALL (strtok_r);

  return reentrant_token (&call, s, separators, rest);
}

/* The name that glibc's headers give it in some modes.  */
MPXGUARD_WRAPPER (char *, __strtok_r, char *s, const char *separators,
		  char **rest)
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (__strtok_r, "strtok_r");

  return reentrant_token (&call, s, separators, rest);
}

MPXGUARD_WRAPPER (char *, strsep, char **s, const char *separators)
{
  struct mpxguard_call call = MPXGUARD_CALL (strsep);
  struct mpxguard_bounds bounds_s = mpxguard_call_bounds (&call, 0, s);
  struct set set = make_set (&call, separators,
			     mpxguard_call_bounds (&call, 1, separators));
  struct mpxguard_bounds bounds;
  char *start;
  char *end;

  mpxguard_call_writes (&call, s, sizeof *s, bounds_s);
  start = *s;
  if (!start)
    {
      mpxguard_give_no_result ();
      return NULL;
    }
  bounds = mpxguard_load (s, start);
  end = start + span (&call, start, bounds, &set, false);
  if (*end)
    {
      *end = 0;
      *s = end + 1;
      mpxguard_store (s, *s, bounds);
    }
  else
    *s = NULL;
  mpxguard_call_result (&call, start, bounds);
  return start;
}

/* Return where PATTERN, of LENGTH characters, stands first in the string
   TEXT, or null.  CALL reads; BOUNDS are those of TEXT.  */
static char *
find_pattern (const struct mpxguard_call *call, const char *text,
	      struct mpxguard_bounds bounds, const char *pattern,
	      uint64_t length)
{
  uint64_t room = mpxguard_room (text, bounds);
  uint64_t done = 0;
  uint64_t step = 256;

  if (!length)
    return (char *) text;
  if (room == MPXGUARD_NO_LIMIT)
    return strstr (text, pattern);
  while (done < room)
    {
      uint64_t piece = step < room - done ? step : room - done;
      const char *nul = memchr (text + done, 0, piece);
      uint64_t end = nul ? (uint64_t) (nul - text) : done + piece;
      uint64_t start = done >= length ? done - length + 1 : 0;
      char *hit = memmem (text + start, end - start, pattern, length);

      if (hit || nul)
	return hit;
      done = end;
      step *= 2;
    }
  mpxguard_call_runs_out (call, text + room, bounds, 1);
  return strstr (text, pattern);
}

MPXGUARD_WRAPPER (char *, strstr, const char *text, const char *pattern)
{
  struct mpxguard_call call = MPXGUARD_CALL (strstr);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, text);
  struct mpxguard_bounds bounds_pattern
    = mpxguard_call_bounds (&call, 1, pattern);
  uint64_t size = mpxguard_string_size (&call, pattern, bounds_pattern,
					MPXGUARD_NO_LIMIT);
  char *result = find_pattern (&call, text, bounds, pattern, size - 1);

  mpxguard_call_result (&call, result, bounds);
  return result;
}

MPXGUARD_WRAPPER (wchar_t *, wcstok, wchar_t *s, const wchar_t *separators,
		  wchar_t **rest)
{
  struct mpxguard_call call = MPXGUARD_CALL (wcstok);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, s);
  struct mpxguard_bounds bounds_set
    = mpxguard_call_bounds (&call, 1, separators);
  struct mpxguard_bounds bounds_rest = mpxguard_call_bounds (&call, 2, rest);
  wchar_t *text;
  wchar_t *result;

  mpxguard_wide_size (&call, separators, bounds_set, MPXGUARD_NO_LIMIT);
  mpxguard_call_writes (&call, rest, sizeof *rest, bounds_rest);
  text = s ? s : *rest;
  if (!s)
    bounds = mpxguard_load (rest, text);
  mpxguard_wide_size (&call, text, bounds, MPXGUARD_NO_LIMIT);
  result = wcstok (s, separators, rest);
  if (*rest)
    mpxguard_store (rest, *rest, bounds);
  mpxguard_call_result (&call, result, bounds);
  return result;
}
