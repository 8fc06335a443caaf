/* The lines of include/libc.def.

   This file stands alone because GCC's headers forbid the names of some of
   the functions that the table speaks of.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "libc-lines.h"

const libc_line libc_lines[] = {
#define LIBC_FUNCTION(NAME, SIGNATURE, EFFECTS, RESULT) \
  { #NAME, SIGNATURE, EFFECTS, RESULT },
#include "libc.def"
#undef LIBC_FUNCTION
};

const unsigned libc_line_count = sizeof libc_lines / sizeof libc_lines[0];
