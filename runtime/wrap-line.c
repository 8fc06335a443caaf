/* Wrappers of the functions that read a line.

   In: a stream and memory for the line, or a pointer to a block that grows.
   fgets is told a size; many programs tell it a generous one and are right,
   because their lines are short.  So a line is first read as far as the
   bounds allow, and only if it goes on the rest is a violation.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "table.h"
#include "wrap.h"

MPXGUARD_REAL (char *, __fgets_chk, char *to, size_t object, int n,
	       FILE *file);
MPXGUARD_REAL (wchar_t *, __fgetws_chk, wchar_t *to, size_t object, int n,
	       FILE *file);

/* Return true if FILE has at least one more character.  */
static bool
has_more (FILE *file)
{
  int c = getc_unlocked (file);

  return c != EOF && ungetc (c, file) == c;
}

/* Do fgets (TO, N, FILE) for CALL where BOUNDS, those of TO, allow only ROOM
   bytes, fewer than N.  FILE is locked.  */
static char *
read_limited (const struct mpxguard_call *call, char *to,
	      struct mpxguard_bounds bounds, uint64_t room, int n, FILE *file)
{
  uint64_t done = 0;

  if (room < 2)
    {
      if (!has_more (file))
	return NULL;
    }
  else
    {
      /* Nothing but the NUL of a line that fills the room is written to the
	 last byte.  */
      char saved = to[room - 1];
      char *result;

      to[room - 1] = 1;
      result = fgets (to, (int) room, file);
      if (to[room - 1] == 1)
	to[room - 1] = saved;
      else if (result && to[room - 2] != '\n' && has_more (file))
	done = room - 1;
      if (!done)
	return result;
    }
  mpxguard_call_writes (call, to, room + 1, bounds);
  return fgets (to + done, n - (int) done, file) ? to : NULL;
}

/* Do the work of CALL, which is fgets (TO, N, FILE) or a relative; FORTIFIED
   if it is one with the object's size OBJECT.  */
static char *
read_line (struct mpxguard_call *call, char *to, int n, FILE *file,
	   bool fortified, size_t object)
{
  struct mpxguard_bounds whole = mpxguard_call_bounds (call, 0, to);
  struct mpxguard_bounds bounds = mpxguard_target_bounds (call, 0, to);
  uint64_t room = mpxguard_room (to, bounds);
  char *result;

  /* The _chk form ends the program only if a line is too long.  */
  if (n <= 0 || (uint64_t) n <= room)
    result = fortified ? mpxguard_real___fgets_chk (to, object, n, file)
	     : fgets (to, n, file);
  else
    {
      flockfile (file);
      result = read_limited (call, to, bounds, room, n, file);
      funlockfile (file);
    }
  mpxguard_call_result (call, result, whole);
  return result;
}

MPXGUARD_WRAPPER (char *, fgets, char *to, int n, FILE *file)
{
  struct mpxguard_call call = MPXGUARD_CALL (fgets);

  return read_line (&call, to, n, file, false, 0);
}

MPXGUARD_WRAPPER (char *, fgets_unlocked, char *to, int n, FILE *file)
{
  struct mpxguard_call call = MPXGUARD_CALL (fgets_unlocked);

  return read_line (&call, to, n, file, false, 0);
}

MPXGUARD_WRAPPER (char *, __fgets_chk, char *to, size_t object, int n,
		  FILE *file)
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (__fgets_chk, "fgets");

  return read_line (&call, to, n, file, true, object);
}

MPXGUARD_WRAPPER (char *, __fgets_unlocked_chk, char *to, size_t object, int n,
		  FILE *file)
{
  struct mpxguard_call call
    = MPXGUARD_CALL_AS (__fgets_unlocked_chk, "fgets_unlocked");

  return read_line (&call, to, n, file, true, object);
}

/* Return true if FILE has at least one more wide character.  */
static bool
has_more_wide (FILE *file)
{
  wint_t c = fgetwc_unlocked (file);

  return c != WEOF && ungetwc (c, file) == c;
}

/* As read_limited, for fgetws; BOUNDS allow only ROOM wide characters.  */
static wchar_t *
read_wide_limited (const struct mpxguard_call *call, wchar_t *to,
		   struct mpxguard_bounds bounds, uint64_t room, int n,
		   FILE *file)
{
  uint64_t done = 0;

  if (room < 2)
    {
      if (!has_more_wide (file))
	return NULL;
    }
  else
    {
      wchar_t *result = fgetws (to, (int) room, file);

      if (!result || wcslen (to) < room - 1 || to[room - 2] == L'\n'
	  || !has_more_wide (file))
	return result;
      done = room - 1;
    }
  mpxguard_call_writes (call, to, (room + 1) * sizeof *to, bounds);
  return fgetws (to + done, n - (int) done, file) ? to : NULL;
}

/* Do the work of CALL, fgetws or a relative, as read_line does.  */
static wchar_t *
read_wide_line (struct mpxguard_call *call, wchar_t *to, int n,
		FILE *file, bool fortified, size_t object)
{
  struct mpxguard_bounds whole = mpxguard_call_bounds (call, 0, to);
  struct mpxguard_bounds bounds = mpxguard_target_bounds (call, 0, to);
  uint64_t room = mpxguard_room (to, bounds) / sizeof *to;
  wchar_t *result;

  if (n <= 0 || (uint64_t) n <= room)
    result = fortified ? mpxguard_real___fgetws_chk (to, object, n, file)
	     : fgetws (to, n, file);
  else
    {
      flockfile (file);
      result = read_wide_limited (call, to, bounds, room, n, file);
      funlockfile (file);
    }
  mpxguard_call_result (call, result, whole);
  return result;
}

MPXGUARD_WRAPPER (wchar_t *, fgetws, wchar_t *to, int n, FILE *file)
{
  struct mpxguard_call call = MPXGUARD_CALL (fgetws);

  return read_wide_line (&call, to, n, file, false, 0);
}

MPXGUARD_WRAPPER (wchar_t *, fgetws_unlocked, wchar_t *to, int n, FILE *file)
{
  struct mpxguard_call call = MPXGUARD_CALL (fgetws_unlocked);

  return read_wide_line (&call, to, n, file, false, 0);
}

MPXGUARD_WRAPPER (wchar_t *, __fgetws_chk, wchar_t *to, size_t object, int n,
		  FILE *file)
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (__fgetws_chk, "fgetws");

  return read_wide_line (&call, to, n, file, true, object);
}

MPXGUARD_WRAPPER (wchar_t *, __fgetws_unlocked_chk, wchar_t *to,
		  size_t object, int n, FILE *file)
{
  struct mpxguard_call call
    = MPXGUARD_CALL_AS (__fgetws_unlocked_chk, "fgetws_unlocked");

  return read_wide_line (&call, to, n, file, true, object);
}

/* Do the work of CALL, gets (TO).  It is done here and not by libc, for whose
   gets the linker warns.  */
static char *
read_whole_line (struct mpxguard_call *call, char *to)
{
  struct mpxguard_bounds whole = mpxguard_call_bounds (call, 0, to);
  struct mpxguard_bounds bounds = mpxguard_target_bounds (call, 0, to);
  uint64_t room = mpxguard_room (to, bounds);
  uint64_t length = 0;
  int c;

  flockfile (stdin);
  while ((c = getc_unlocked (stdin)) != EOF && c != '\n')
    {
      if (length + 1 == room)
	mpxguard_call_writes (call, to, length + 2, bounds);
      to[length++] = (char) c;
    }
  funlockfile (stdin);
  if (c == EOF && (length == 0 || ferror (stdin)))
    {
      mpxguard_give_no_result ();
      return NULL;
    }
  if (room == 0)
    mpxguard_call_writes (call, to, 1, bounds);
  to[length] = 0;
  mpxguard_call_result (call, to, whole);
  return to;
}

MPXGUARD_WRAPPER (char *, gets, char *to)
{
  struct mpxguard_call call = MPXGUARD_CALL (gets);

  return read_whole_line (&call, to);
}

MPXGUARD_WRAPPER (char *, __gets_chk, char *to, size_t object)
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (__gets_chk, "gets");

  return read_whole_line (&call, to);
}

/* Do the work of CALL, getdelim (LINE, SIZE, END, FILE) or getline: the block
   that *LINE points to has at least *SIZE bytes after the call.  */
static ssize_t
read_growing (const struct mpxguard_call *call, char **line, size_t *size,
	      int end, FILE *file)
{
  struct mpxguard_bounds bounds_line = mpxguard_call_bounds (call, 0, line);
  struct mpxguard_bounds bounds_size = mpxguard_call_bounds (call, 1, size);
  char *old;
  size_t old_size;
  ssize_t result;

  mpxguard_call_writes (call, line, sizeof *line, bounds_line);
  mpxguard_call_writes (call, size, sizeof *size, bounds_size);
  if (!line || !size)
    return getdelim (line, size, end, file);
  old = *line;
  old_size = *size;
  if (old)
    mpxguard_call_writes (call, old, old_size, mpxguard_load (line, old));
  result = getdelim (line, size, end, file);
  if (*line && (*line != old || *size != old_size))
    mpxguard_store (line, *line, mpxguard_bounds_make (*line, *size));
  return result;
}

MPXGUARD_WRAPPER (ssize_t, getline, char **line, size_t *size, FILE *file)
{
  struct mpxguard_call call = MPXGUARD_CALL (getline);

  return read_growing (&call, line, size, '\n', file);
}

MPXGUARD_WRAPPER (ssize_t, getdelim, char **line, size_t *size, int end,
		  FILE *file)
{
  struct mpxguard_call call = MPXGUARD_CALL (getdelim);

  return read_growing (&call, line, size, end, file);
}

/* The name that glibc's headers give it in some modes.  */
MPXGUARD_WRAPPER (ssize_t, __getdelim, char **line, size_t *size, int end,
		  FILE *file)
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (__getdelim, "getdelim");

  return read_growing (&call, line, size, end, file);
}
