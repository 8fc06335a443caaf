/* The interpreter's stack overflows.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "any" } */

__attribute__ ((noipa)) static int
interpret (const char *code)
{
  static void *const labels[] = { &&push, &&stop };
  int stack[4], *sp = stack;

  goto *labels[*code++ - '0'];
push:
  *sp++ = 1; /* violation */
  goto *labels[*code++ - '0'];
stop:
  return sp[-1];
}

int
main (void)
{
  if (interpret ("00001") != 1)
    return 2;
  interpret ("000001");
  return 0;
}
