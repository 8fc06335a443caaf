/* Pieces of JSON.

   In: strings of any bytes.  Out: strings of JSON, in valid UTF-8.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "json.h"

#include <stdbool.h>

/* Return the length of the character of UTF-8 at S, 0 if there is none.  What
   takes more bytes than it needs counts as none.  */
static unsigned
character_length (const unsigned char *s)
{
  unsigned n = s[0] < 0x80		     ? 1
	       : s[0] >= 0xc2 && s[0] < 0xe0 ? 2
	       : s[0] >= 0xe0 && s[0] < 0xf0 ? 3
	       : s[0] >= 0xf0 && s[0] < 0xf5 ? 4
					     : 0;

  for (unsigned i = 1; i < n; i++)
    if ((s[i] & 0xc0) != 0x80)
      return 0;
  if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f)
      || (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f))
    return 0;
  return n;
}

void
mpxguard_json_string (struct mpxguard_text *text, const char *s)
{
  const unsigned char *p = (const unsigned char *) s;
  unsigned n;

  mpxguard_format (text, "\"");
  for (; *p; p += n ? n : 1)
    {
      n = character_length (p);
      if (n == 0)
	mpxguard_format (text, "\\ufffd");
      else if (*p == '"' || *p == '\\')
	mpxguard_format (text, "\\%c", *p);
      else if (*p == '\n')
	mpxguard_format (text, "\\n");
      else if (*p < ' ' || *p == '\177')
	mpxguard_format (text, "\\u%04x", *p);
      else
	mpxguard_format (text, "%.*s", (int) n, (const char *) p);
    }
  mpxguard_format (text, "\"");
}

void
mpxguard_json_member (struct mpxguard_text *text, const char *name,
		      const char *value)
{
  if (!value || !*value)
    return;
  mpxguard_format (text, ",\"%s\":", name);
  mpxguard_json_string (text, value);
}

void
mpxguard_json_words (struct mpxguard_text *text,
		     void (*put) (struct mpxguard_text *, const void *),
		     const void *argument)
{
  char buffer[1024];
  struct mpxguard_text words = { buffer, sizeof buffer - 1, 0, -1 };

  put (&words, argument);
  buffer[words.used] = '\0';
  mpxguard_json_string (text, buffer);
}
