/* Declarations of all kinds without an internal error: pointers to everything,
   incomplete types, zero-sized objects, empty structures, odd alignments.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-w -Wno-psabi" } */
#include <stdarg.h>

struct incomplete;
struct empty { };
struct zero { int a[0]; };
struct __attribute__ ((aligned (64))) aligned { char c; };
struct self { struct self *me; struct incomplete *other; void (*f) (struct self); };
typedef struct empty (*returner) (struct empty, struct zero *);
typedef int matrix[3][4];

extern struct incomplete *table[];
extern void unknown;
static struct empty none[4];
static struct zero zeros[4];
struct aligned many[3];
int *restrict volatile const odd = 0;
void *const volatile *const *deep;

struct empty
pass_empty (struct empty e, struct empty *p)
{
  *p = e;
  return *p;
}

int
zero_access (struct zero *z, int i)
{
  return z->a[i] + zeros[1].a[0];
}

struct aligned
pass_aligned (struct aligned a, struct aligned *p)
{
  *p = many[a.c];
  return p[1];
}

void *
address_of_unknown (void)
{
  return &unknown;
}

int
matrices (matrix m, matrix *p, int (*q)[4], int i)
{
  return m[i][i] + (*p)[i][i] + q[i][i] + p[i][0][0];
}

struct empty
call_through (returner r, struct self s)
{
  struct zero z;

  s.f (*s.me);
  return r (none[0], &z);
}

long
shapes (long n, va_list ap, int a[static 3], const char b[n][n], volatile int *v)
{
  __auto_type c = &a[n];
  typeof (*b) *d = &b[1];

  *v = *c;
  *v += (*d)[0];
  ++*v;
  return *v + va_arg (ap, int) + *va_arg (ap, long *);
}
