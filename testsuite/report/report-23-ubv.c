/* Two variables of one size are told apart by their places in the frame, also
   in functions that were inlined and where the frame has no pointer of its
   own.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0:dedup=0" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-text "the object is the stack variable 'first' of function both, 16 bytes at 0x\[0-9a-f\]+, declared at \[^\n\]*:@first@\n.*the object is the stack variable 'second' of function both, 16 bytes at 0x\[0-9a-f\]+, declared at \[^\n\]*:@second@\n.*the object is the stack variable 'third' of function main, 16 bytes" } */

static volatile int sink;

__attribute__ ((noipa)) static void
get (int *p, int i)
{
  sink = p[i];
}

__attribute__ ((noipa)) static int
both (int i)
{
  int first[4] = { 1 }; /* first */
  int second[4] = { 2 }; /* second */

  get (first, i);
  get (second, i);
  return first[i & 3] + second[i & 3];
}

int
main (void)
{
  int third[4];

  get (third, 0);
  both (4);
  get (third, 4);
  return 0;
}
