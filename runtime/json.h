/* Pieces of JSON.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_JSON_H
#define MPXGUARD_JSON_H

#include "format.h"

/* Append S as a string of JSON, between quotes.  */
void mpxguard_json_string (struct mpxguard_text *text, const char *s);

/* Append the member NAME with the string VALUE, after a comma; nothing if
   VALUE is null or empty.  */
void mpxguard_json_member (struct mpxguard_text *text, const char *name,
			   const char *value);

/* Append what PUT appends when called with ARGUMENT, as a string.  */
void mpxguard_json_words (struct mpxguard_text *text,
			  void (*put) (struct mpxguard_text *, const void *),
			  const void *argument);

#endif /* MPXGUARD_JSON_H */
