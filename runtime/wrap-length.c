/* Wrappers of the string functions that programs call most.

   In: strings.  To check such a function is to find out the length of a
   string or the place of a character, which is most of its work; so the
   wrappers finish the work with what they know, and do not call libc to find
   it out again.  A null pointer goes to libc, which does with it what it
   does.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <string.h>

#include "short-string.h"
#include "wrap.h"

/* The rest of strlen, which is SELF, for PC.  */
static size_t __attribute__ ((noinline))
length (const void *self, const void *pc, const char *s)
{
  struct mpxguard_call call = mpxguard_call_begin ("strlen", self, pc);
  uint64_t size = mpxguard_string_size (&call, s,
					mpxguard_call_bounds (&call, 0, s),
					MPXGUARD_NO_LIMIT);

  return size ? size - 1 : strlen (s);
}

MPXGUARD_WRAPPER (size_t, strlen, const char *s)
{
  uint64_t last = mpxguard_quick_last (s);

  if (mpxguard_no_records (__mpxguard_wrap_strlen) && (uint64_t) s <= last)
    {
      unsigned i = short_string_end (s);

      if (i < SHORT_STRING && i <= last - (uint64_t) s)
	return i;
    }
  return length (__mpxguard_wrap_strlen, __builtin_return_address (0), s);
}

MPXGUARD_WRAPPER (size_t, strnlen, const char *s, size_t n)
{
  struct mpxguard_call call = MPXGUARD_CALL (strnlen);
  uint64_t size = mpxguard_string_size (&call, s,
					mpxguard_call_bounds (&call, 0, s), n);

  return size ? mpxguard_without_nul (s, size) : strnlen (s, n);
}

/* Do the work of CALL: copy the string FROM to TO.  Return its length.  */
static inline uint64_t
copy_string (struct mpxguard_call *call, char *to, const char *from)
{
  struct mpxguard_bounds bounds = mpxguard_target_bounds (call, 0, to);
  struct mpxguard_bounds from_bounds = mpxguard_call_bounds (call, 1, from);
  uint64_t size = mpxguard_string_size (call, from, from_bounds,
					MPXGUARD_NO_LIMIT);

  mpxguard_call_writes (call, to, size, bounds);
  if (size)
    memcpy (to, from, size);
  else
    strcpy (to, from);
  return size - 1;
}

MPXGUARD_WRAPPER (char *, strcpy, char *to, const char *from)
{
  struct mpxguard_call call = MPXGUARD_CALL (strcpy);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, to);

  copy_string (&call, to, from);
  mpxguard_call_result (&call, to, bounds);
  return to;
}

MPXGUARD_WRAPPER (char *, stpcpy, char *to, const char *from)
{
  struct mpxguard_call call = MPXGUARD_CALL (stpcpy);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, to);
  char *end = to + copy_string (&call, to, from);

  mpxguard_call_result (&call, end, bounds);
  return end;
}

/* Do the work of CALL: find C in the string S.  Return where it is or where
   the string ends; null for a null S.  */
static inline char *
find (const struct mpxguard_call *call, const char *s,
      struct mpxguard_bounds bounds, int c)
{
  uint64_t size = mpxguard_string_size_to (call, s, bounds, c);

  return size ? (char *) s + size - 1 : strchrnul (s, c);
}

/* The same for strchr and index.  */
static inline char *
find_or_null (const struct mpxguard_call *call, const char *s, int c)
{
  struct mpxguard_bounds bounds = mpxguard_call_bounds (call, 0, s);
  char *result = find (call, s, bounds, c);

  if (*result != (char) c)
    result = NULL;
  mpxguard_call_result (call, result, bounds);
  return result;
}

/* The rest of strchr, which is SELF, for PC.  */
static char *__attribute__ ((noinline))
find_far (const void *self, const void *pc, const char *s, int c)
{
  struct mpxguard_call call = mpxguard_call_begin ("strchr", self, pc);

  return find_or_null (&call, s, c);
}

MPXGUARD_WRAPPER (char *, strchr, const char *s, int c)
{
  uint64_t last = mpxguard_quick_last (s);

  if (mpxguard_no_records (__mpxguard_wrap_strchr) && (uint64_t) s <= last)
    {
      unsigned i = short_string_find (s, c);

      if (i < SHORT_STRING && i <= last - (uint64_t) s)
	{
	  mpxguard_give_no_result ();
	  return s[i] == (char) c ? (char *) s + i : NULL;
	}
    }
  return find_far (__mpxguard_wrap_strchr, __builtin_return_address (0), s, c);
}

MPXGUARD_WRAPPER (char *, index, const char *s, int c)
{
  struct mpxguard_call call = MPXGUARD_CALL (index);

  return find_or_null (&call, s, c);
}

MPXGUARD_WRAPPER (char *, strchrnul, const char *s, int c)
{
  struct mpxguard_call call = MPXGUARD_CALL (strchrnul);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, s);
  char *result = find (&call, s, bounds, c);

  mpxguard_call_result (&call, result, bounds);
  return result;
}

/* Do the work of CALL: find the last C in the string S.  */
static inline char *
find_last (const struct mpxguard_call *call, const char *s, int c)
{
  struct mpxguard_bounds bounds = mpxguard_call_bounds (call, 0, s);
  uint64_t size = mpxguard_string_size (call, s, bounds, MPXGUARD_NO_LIMIT);
  char *result = size ? memrchr (s, c, size) : strrchr (s, c);

  mpxguard_call_result (call, result, bounds);
  return result;
}

MPXGUARD_WRAPPER (char *, strrchr, const char *s, int c)
{
  struct mpxguard_call call = MPXGUARD_CALL (strrchr);

  return find_last (&call, s, c);
}

MPXGUARD_WRAPPER (char *, rindex, const char *s, int c)
{
  struct mpxguard_call call = MPXGUARD_CALL (rindex);

  return find_last (&call, s, c);
}
