/* The fifth and the sixth pointer of a libc function that is called through a
   pointer: their bounds are not in bound registers.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <netdb.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>

static int (*volatile scan) (const char *, const char *, ...) = sscanf;
static int (*volatile choose) (int, fd_set *, fd_set *, fd_set *,
			       const struct timespec *, const sigset_t *)
  = pselect;
static int (*volatile find) (const char *, const char *, struct servent *,
			     char *, size_t, struct servent **)
  = getservbyname_r;

int
main (void)
{
  fd_set read, write, except;
  struct timespec none = { 0, 0 };
  sigset_t mask;
  int a, b, c, d, e;
  char word[4];
  struct servent service, *found = &service;
  char text[1000];

  sigemptyset (&mask);
  FD_ZERO (&read);
  FD_ZERO (&write);
  FD_ZERO (&except);
  if (choose (1, &read, &write, &except, &none, &mask) != 0)
    return 1;
  if (scan ("1 2 abc 4", "%d%d%3s%d", &a, &b, word, &d) != 4
      || strcmp (word, "abc") || a != 1 || b != 2 || d != 4)
    return 2;
  if (scan ("1 2 3 abc 5", "%d%d%d%3s%d", &a, &b, &c, word, &e) != 5
      || strcmp (word, "abc") || c != 3 || e != 5)
    return 3;
  find ("no such service", NULL, &service, text, sizeof text, &found);
  return found != NULL;
}
