/* The settings of the process, from the environment variable
   MPXGUARD_OPTIONS.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_OPTIONS_H
#define MPXGUARD_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

/* Longest string value, with its final zero byte.  */
#define MPXGUARD_OPTION_SIZE 256

struct mpxguard_options
{
#define MPXGUARD_NUMBER(NAME, DEFAULT, LEAST, MOST, HELP) int64_t NAME;
#define MPXGUARD_STRING(NAME, DEFAULT, SECURE, HELP) \
  char NAME[MPXGUARD_OPTION_SIZE];
#define MPXGUARD_CHOICE(NAME, DEFAULT, VALUES, HELP) int64_t NAME;
#include "options.def"
#undef MPXGUARD_NUMBER
#undef MPXGUARD_STRING
#undef MPXGUARD_CHOICE
};

/* The values of the choices.  */
enum { MPXGUARD_FORMAT_TEXT, MPXGUARD_FORMAT_JSON, MPXGUARD_FORMAT_SARIF };
enum
{
  MPXGUARD_MANAGEMENT_AUTO,
  MPXGUARD_MANAGEMENT_KERNEL,
  MPXGUARD_MANAGEMENT_RUNTIME
};
enum { MPXGUARD_COLOR_AUTO, MPXGUARD_COLOR_ALWAYS, MPXGUARD_COLOR_NEVER };

/* Holds the defaults until mpxguard_init has read the environment, and never
   changes afterwards.  */
extern struct mpxguard_options mpxguard_options;

/* Whether the environment allows a terminal to get colours: TERM is not
   "dumb", NO_COLOR is not set.  */
extern bool mpxguard_colours_allowed;

/* Read MPXGUARD_OPTIONS.  Called by mpxguard_init only.  An unknown key or a
   malformed value ends the process with a sentence and the list of keys.  */
void mpxguard_options_read (void);

#endif /* MPXGUARD_OPTIONS_H */
