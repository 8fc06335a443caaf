/* fork, in the child and the parent pointers go on; vfork with exec; wait.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target exec_keeps_board } */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct box
{
  int *data;
  int n;
};

__attribute__ ((noipa)) static int
sum (struct box *b)
{
  int s = 0;

  for (int i = 0; i < b->n; i++)
    s += b->data[i];
  return s;
}

int
main (int argc, char **argv)
{
  struct box *b = malloc (sizeof *b);
  int status;

  if (argc > 1)
    return 33;
  b->n = 100;
  b->data = calloc (b->n, sizeof *b->data);
  b->data[99] = 5;
  pid_t child = fork ();
  if (child == 0)
    {
      b->data = realloc (b->data, 200 * sizeof *b->data);
      b->data[199] = 6;
      memset (b->data + 100, 0, 99 * sizeof *b->data);
      b->n = 200;
      _exit (sum (b));
    }
  if (waitpid (child, &status, 0) != child || status != 11 << 8 || sum (b) != 5)
    return 1;
  child = vfork ();
  if (child == 0)
    {
      execl (argv[0], argv[0], "child", (char *) NULL);
      _exit (99);
    }
  if (waitpid (child, &status, 0) != child || status != 33 << 8)
    return 2;
  return 0;
}
