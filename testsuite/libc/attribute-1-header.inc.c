/* A header of the system, as far as GCC can tell.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#pragma GCC system_header

struct pair
{
  int a, b;
};
extern void fill (int *, int) __attribute__ ((access (write_only, 1, 2)));
extern void fill_bytes (void *, unsigned long) __attribute__ ((access (write_only, 1, 2)));
extern int look (const struct pair *) __attribute__ ((access (read_only, 1)));
extern int array (int n, int a[n]);
