/* For overwritten-1-ubv.c and -nov.c: not instrumented.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#include <string.h>

void wipe (char *p, size_t n);

void
wipe (char *p, size_t n)
{
  memset (p, 0xff, n);
}
