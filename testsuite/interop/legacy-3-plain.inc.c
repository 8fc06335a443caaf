/* The side without instrumentation of the test legacy-3.

   SPDX-License-Identifier: GPL-3.0-or-later  */

int
plain_call (int (*f) (int *, int), int *p, int i)
{
  return f (p, i);
}

int *
plain_identity (int *p)
{
  return p;
}
