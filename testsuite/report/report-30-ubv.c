/* Reports name what the access hits: a block of the heap, another variable of
   the frame, a global variable; and the field of an element of an array.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0:malloc_stack=20" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-report "write" "1" "above 0" "global messages" } */
/* { dg-mpxguard-text "the object is the global variable 'numbers' \[^\n\]*\n\[^\n\]*\n==\[0-9\]*==  the access hits the global variable 'target' of 40 bytes at 0x\[0-9a-f\]+, declared at \[^\n\]*report-30-ubv.c:@target@\n" } */
/* { dg-mpxguard-text "the object is the stack variable 'first' \[^\n\]*\n\[^\n\]*\n==\[0-9\]*==  the access hits the stack variable 'second' of function in_frame" } */
/* { dg-mpxguard-text "the object is a heap block of 5 bytes at 0x\[0-9a-f\]+\n\[^\n\]*\n==\[0-9\]*==  the access hits a heap block of 40 bytes at 0x\[0-9a-f\]+\n" } */
/* { dg-mpxguard-text "through the field head.. of 'struct message'" } */
/* { dg-mpxguard-text "allocated at:\n    #0 0x\[0-9a-f\]+ in main \[^\n\]*:@strdup@\n" } */
#include <stdlib.h>
#include <string.h>

struct message
{
  int kind;
  char head[6];
  char body[10];
};

static volatile int zero;
static int numbers[12];
static int target[10]; /* target */
struct message messages[2];

static volatile long distance;

/* Write to A through a pointer into B, another object.  */
__attribute__ ((noipa)) static void
write_by (char *b, char *a)
{
  distance = (long) a - (long) b;
  b[distance] = 1;
}

__attribute__ ((noipa)) static void
clear (char *p, int size)
{
  for (int i = 0; i < size; i++)
    p[i] = 0;
}

__attribute__ ((noipa)) static void
in_frame (void)
{
  char first[24];
  char second[40];

  clear (first, sizeof first);
  clear (second, sizeof second);
  write_by (first, second + zero);
}

int
main (void)
{
  char *block = malloc (40);
  char *copy = strdup ("four"); /* strdup */
  struct message *m = &messages[zero];

  write_by ((char *) numbers, (char *) (target + zero));
  in_frame ();
  write_by (copy, block);
  for (int i = 0; i <= 6; i++)
    m->head[i] = 'x'; /* violation */
  free (block);
  free (copy);
  return 0;
}
