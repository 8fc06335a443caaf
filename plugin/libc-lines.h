/* The lines of include/libc.def as they stand there.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_LIBC_LINES_H
#define MPXGUARD_LIBC_LINES_H

struct libc_line
{
  const char *name;
  const char *signature;
  const char *effects;
  const char *result;
};

extern const libc_line libc_lines[];
extern const unsigned libc_line_count;

/* Room for that many lines is reserved where the garbage collector needs a
   constant.  */
#define LIBC_LINES_MAX 2048

#endif /* MPXGUARD_LIBC_LINES_H */
