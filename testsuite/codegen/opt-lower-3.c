/* The stack of an interpreter whose instructions are reached by computed gotos:
   the pointer's values meet on abnormal edges, and none of them lies below its
   base; the other stack's pointer may sink.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
extern void any (long);

long
run (long *up, long *down, const unsigned char *code, int other)
{
  static const void *const labels[] = { &&push, &&add, &&stop };
  long *top = other > 7 ? up : down;
  long *low = other > 9 ? up : down;

  goto *labels[*code % 3];
push:
  any (top[1]);
  top += *code;
  code++;
  goto *labels[*code % 3];
add:
  any (low[-1]);
  low -= *code;
  code++;
  goto *labels[*code % 3];
stop:
  return *top + *low;
}

/* { dg-final { scan-tree-dump-times "lower dropped: mpxguard.check \\(top_\[0-9\]+\\(ab\\), 8, 8" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "lower dropped: mpxguard.check \\(top_\[0-9\]+\\(ab\\), 0, 8" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "lower dropped: mpxguard.check \\(low_" "mpxguard-checkopt" } } */
