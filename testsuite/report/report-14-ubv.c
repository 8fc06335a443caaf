/* Where variables are declared: of the file, of a function, of a thread, of the
   stack, of a function that was inlined.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0:dedup=0" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-text "the object is the global variable 'shared' of 16 bytes at 0x\[0-9a-f\]+, declared at \[^\n\]*report-14-ubv.c:@shared@\n" } */
/* { dg-mpxguard-text "the object is the global variable 'own' of 20 bytes at 0x\[0-9a-f\]+, declared at \[^\n\]*report-14-ubv.c:@own@\n" } */
/* { dg-mpxguard-text "the object is the global variable 'count' of 24 bytes at 0x\[0-9a-f\]+, static in function counter, declared at \[^\n\]*report-14-ubv.c:@count@\n" } */
/* { dg-mpxguard-text "the object is the thread-local variable 'mine' of 28 bytes at 0x\[0-9a-f\]+, declared at \[^\n\]*report-14-ubv.c:@mine@\n" } */
/* { dg-mpxguard-text "the object is the stack variable 'local' of function main, 32 bytes at 0x\[0-9a-f\]+, declared at \[^\n\]*report-14-ubv.c:@local@\n" } */
/* { dg-mpxguard-text "the object is the stack variable 'deep' of function inner, 36 bytes at 0x\[0-9a-f\]+, declared at \[^\n\]*report-14-ubv.c:@deep@\n" } */
/* { dg-mpxguard-text "the object is the global variable 'imported' of 40 bytes at 0x\[0-9a-f\]+, declared at \[^\n\]*report-14-library.inc.c:6\n" } */
/* { dg-library "report-14-library.inc.c" } */

static volatile int sink;
int shared[4]; /* shared */
static int own[5]; /* own */
static __thread int mine[7]; /* mine */
extern int imported[10];

__attribute__ ((noipa)) static void
get (int *p, int i)
{
  sink = p[i];
}

__attribute__ ((noipa)) static void
counter (int i)
{
  static int count[6]; /* count */

  get (count, i);
}

static inline __attribute__ ((always_inline)) void
inner (int i)
{
  int deep[9]; /* deep */

  get (deep, 0);
  get (deep, i);
}

int
main (void)
{
  int local[8]; /* local */
  int i = 0;

  __asm__ ("" : "+r" (i));
  get (shared, i + 4);
  get (own, i + 5);
  counter (6);
  get (mine, i + 7);
  get (local, i + 8);
  inner (i + 9);
  get (imported, i + 10);
  return 0;
}
