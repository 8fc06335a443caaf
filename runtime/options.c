/* MPXGUARD_OPTIONS=key=value:key=value.

   In: the environment and options.def.  Out: mpxguard_options.  May run
   before libc has set environ; then the kernel is asked.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "options.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/auxv.h>

#include "format.h"
#include "sys.h"

#define VARIABLE "MPXGUARD_OPTIONS="

extern char **environ;

struct mpxguard_options mpxguard_options = {
#define MPXGUARD_NUMBER(NAME, DEFAULT, LEAST, MOST, HELP) .NAME = DEFAULT,
#define MPXGUARD_STRING(NAME, DEFAULT, SECURE, HELP) .NAME = DEFAULT,
#define MPXGUARD_CHOICE(NAME, DEFAULT, VALUES, HELP) .NAME = DEFAULT,
#include "options.def"
#undef MPXGUARD_NUMBER
#undef MPXGUARD_STRING
#undef MPXGUARD_CHOICE
};

/* What options.def says about one key.  */
struct option
{
  const char *name;
  int64_t *number;		/* Where it is kept; null for a string.  */
  int64_t least;
  int64_t most;
  const char *values;		/* Of a choice, or null.  */
  char *string;			/* Where it is kept; null for a number.  */
  bool secure;
  const char *help;
};

static const struct option options[] = {
#define MPXGUARD_NUMBER(NAME, DEFAULT, LEAST, MOST, HELP) \
  { #NAME, &mpxguard_options.NAME, LEAST, MOST, NULL, NULL, true, HELP },
#define MPXGUARD_STRING(NAME, DEFAULT, SECURE, HELP) \
  { #NAME, NULL, 0, 0, NULL, mpxguard_options.NAME, SECURE, HELP },
#define MPXGUARD_CHOICE(NAME, DEFAULT, VALUES, HELP) \
  { #NAME, &mpxguard_options.NAME, 0, 0, VALUES, NULL, true, HELP },
#include "options.def"
#undef MPXGUARD_NUMBER
#undef MPXGUARD_STRING
#undef MPXGUARD_CHOICE
};

#define N_OPTIONS (sizeof options / sizeof options[0])

/* Return value NUMBER of VALUES, "one|two|three", and put its length into
   *LENGTH; null if there is none.  */
static const char *
choice_value (const char *values, int64_t number, size_t *length)
{
  for (; number > 0; number--)
    {
      values += strcspn (values, "|");
      if (!*values++)
	return NULL;
    }
  *length = strcspn (values, "|");
  return values;
}

/* Print the keys with their present values and what they do.  */
static void
list_options (void)
{
  char buffer[8192];
  struct mpxguard_text text = { buffer, sizeof buffer, 0, 2 };

  mpxguard_format (&text, "Keys of MPXGUARD_OPTIONS=key=value:key=value, "
		   "with their values now:\n");
  for (size_t i = 0; i < N_OPTIONS; i++)
    {
      const struct option *o = &options[i];
      size_t length = 0;

      if (o->values)
	{
	  const char *value = choice_value (o->values, *o->number, &length);

	  mpxguard_format (&text, "  %s=%.*s (%s): %s\n", o->name,
			   (int) length, value, o->values, o->help);
	}
      else if (o->number)
	mpxguard_format (&text, "  %s=%ld (%ld to %ld): %s\n", o->name,
			 (long) *o->number, (long) o->least, (long) o->most,
			 o->help);
      else
	mpxguard_format (&text, "  %s=%s: %s\n", o->name, o->string, o->help);
    }
  mpxguard_text_flush (&text);
}

/* The piece of LENGTH characters at PIECE is wrong because of WHY.  */
static void __attribute__ ((noreturn))
refuse (const char *piece, size_t length, const char *why)
{
  mpxguard_say ("MPXGUARD_OPTIONS: '%.*s' %s.", (int) length, piece, why);
  list_options ();
  mpxguard_sys_exit (1);
}

/* True if the LENGTH characters at S are the word WORD.  */
static bool
is_word (const char *s, size_t length, const char *word)
{
  return strlen (word) == length && memcmp (s, word, length) == 0;
}

/* Convert the LENGTH characters at S to a number in *VALUE; return false if
   they are none.  */
static bool
parse_number (const char *s, size_t length, int64_t *value)
{
  if (is_word (s, length, "true") || is_word (s, length, "yes")
      || is_word (s, length, "false") || is_word (s, length, "no"))
    {
      *value = *s == 't' || *s == 'y';
      return true;
    }
  *value = 0;
  for (size_t i = 0; i < length; i++)
    {
      if (s[i] < '0' || s[i] > '9' || i > 15)
	return false;
      *value = *value * 10 + (s[i] - '0');
    }
  return length > 0;
}

/* Set O, a choice, to the LENGTH characters at VALUE.  PIECE, of PIECE_LENGTH
   characters, is the whole assignment.  */
static void
set_choice (const struct option *o, const char *value, size_t length,
	    const char *piece, size_t piece_length)
{
  char why[128];
  struct mpxguard_text text = { why, sizeof why - 1, 0, -1 };
  const char *known;
  size_t known_length;

  for (int64_t i = 0;
       (known = choice_value (o->values, i, &known_length)) != NULL; i++)
    if (known_length == length && memcmp (known, value, length) == 0)
      {
	*o->number = i;
	return;
      }
  mpxguard_format (&text, "needs one of %s as its value%c", o->values, '\0');
  refuse (piece, piece_length, why);
}

/* Set option O to the LENGTH characters at VALUE.  PIECE, of PIECE_LENGTH
   characters, is the whole assignment.  */
static void
set_option (const struct option *o, const char *value, size_t length,
	    const char *piece, size_t piece_length)
{
  int64_t number;

  if (o->values)
    {
      set_choice (o, value, length, piece, piece_length);
      return;
    }
  if (!o->number)
    {
      if (length == 0)
	refuse (piece, piece_length,
		"has no value; leave the key out for its default");
      if (length >= MPXGUARD_OPTION_SIZE)
	refuse (piece, piece_length, "has a value that is too long");
      if (!o->secure && getauxval (AT_SECURE))
	return;
      memcpy (o->string, value, length);
      o->string[length] = '\0';
      return;
    }
  if (!parse_number (value, length, &number))
    refuse (piece, piece_length, "needs a number as its value");
  if (number < o->least || number > o->most)
    refuse (piece, piece_length, "is out of the key's range");
  *o->number = number;
}

/* Take the assignment of LENGTH characters at PIECE.  */
static void
take_piece (const char *piece, size_t length)
{
  const char *equals = memchr (piece, '=', length);
  size_t name_length;

  if (!equals)
    refuse (piece, length, "is not of the form key=value");
  name_length = (size_t) (equals - piece);
  for (size_t i = 0; i < N_OPTIONS; i++)
    if (is_word (piece, name_length, options[i].name))
      {
	set_option (&options[i], equals + 1, length - name_length - 1, piece,
		    length);
	return;
      }
  refuse (piece, length, "has an unknown key");
}

/* Take all assignments in S.  */
static void
take_all (const char *s)
{
  while (*s)
    {
      size_t length = strcspn (s, ":");

      if (length > 0)
	take_piece (s, length);
      s += length;
      s += *s == ':';
    }
}

bool mpxguard_colours_allowed = true;

/* Note what the setting S of the environment says: of ours the first, of
   colours all.  Return true if it is ours, and is kept.  */
static bool
take_setting (char *s)
{
  static bool taken;

  if (!taken && strncmp (s, VARIABLE, strlen (VARIABLE)) == 0)
    {
      taken = true;
      take_all (s + strlen (VARIABLE));
      return true;
    }
  if (strcmp (s, "TERM=dumb") == 0
      || (strncmp (s, "NO_COLOR=", 9) == 0 && s[9]))
    mpxguard_colours_allowed = false;
  return false;
}

/* Take the settings from /proc/self/environ, where libc has not found them yet.
   One too long is cut where the process's command line could not have been
   sane any more.  */
static void
read_kernel_environment (void)
{
  static char kept[2 * 4096];
  char block[1024];
  size_t start = 0;
  size_t used = 0;
  long n;
  int fd = (int) mpxguard_sys_open ("/proc/self/environ",
				    O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  while ((n = mpxguard_sys_read (fd, block, sizeof block)) > 0 || n == -EINTR)
    for (long i = 0; i < n; i++)
      if (block[i] == '\0')
	{
	  kept[start + used] = '\0';
	  if (take_setting (kept + start))
	    start += used + 1;
	  used = 0;
	}
      else if (used < 4095)
	kept[start + used++] = block[i];
  mpxguard_sys_close (fd);
}

void
mpxguard_options_read (void)
{
  if (environ)
    for (char **e = environ; *e; e++)
      take_setting (*e);
  else
    read_kernel_environment ();
  if (mpxguard_options.help)
    list_options ();
}
