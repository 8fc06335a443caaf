/* Shapes that a checker of pointers once fell over: they must compile.

   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-do compile } */
/* { dg-additional-options "-Wno-psabi" } */

#include <stdarg.h>

/* A parameter that is an array of varying length, in a nested function.  */
void
nested_vla (int n)
{
  int a[n];
  void inner (int b[n]) { b[0] = n; }
  inner (a);
}

/* A function that returns twice, between steps of a pointer.  */
extern int vfork (void) __attribute__ ((nothrow, leaf, returns_twice));
void before (void);
void use (int *);

void
twice (int *p)
{
  before ();
  p++;
  if (vfork () == 0)
    p++;
  use (p);
}

/* A union of pointers as a result, inline and copied to a global.  */
union value { void *p; double d; };
union value from, to;

static inline union value
get_value (void)
{
  return from;
}

void
copy_value (void)
{
  to = get_value ();
}

/* The address of a label in a static variable of a function whose address is
   taken.  */
void (*taken) (const int *);

static void
with_label (const int *p)
{
  static void *place = &&here;
here:
  if (p)
    goto *place;
}

void
take (void)
{
  taken = with_label;
}

/* A structure with a pointer in front of variable arguments.  */
struct pair { int *p; int i; };
struct outer { struct pair pair; int i; };

int
structure_before_rest (struct outer s, ...)
{
  return s.i;
}

/* An array of one as a type, and an array of these of varying length.  */
typedef struct { int size; } number[1];

int
vla_of_arrays (int n, int m)
{
  number c[1][n];
  int d = c[0][0]->size ? -1 : 0, e = c[0][m]->size ? -1 : 0;
  return d != e;
}

/* Functions of libc without a prototype and without arguments.  */
void
no_arguments ()
{
  extern void *memmove ();
  if (taken == 0)
    memmove ();
}

/* A number that becomes a pointer.  */
static int
zero (void)
{
  return 0;
}

void
store_zero (int **p)
{
  *p = (int *) (__UINTPTR_TYPE__) zero ();
}

/* Variable arguments of an inline function in front of a call that only one way
   takes.  */
extern int plain (const char *, int, ...);
extern void never (void) __attribute__ ((error ("called")));

extern inline __attribute__ ((always_inline, gnu_inline)) int
checked (int i, ...)
{
  if (__builtin_constant_p (i))
    {
      if (i)
	never ();
      return plain ("", i, __builtin_va_arg_pack ());
    }
  return plain ("", i);
}

int
call_checked (int *p)
{
  return checked (0, p, p);
}

/* Vectors of large numbers, indexed by their own elements.  */
typedef unsigned words __attribute__ ((vector_size (16)));
typedef unsigned long giants __attribute__ ((vector_size (16)));

giants
vectors (words u, words x)
{
  giants v = (giants) (words) { 0, ~0U };
  v[x[0] & 1] <<= u[3];
  return v;
}

/* A pointer difference made a pointer.  */
char *
difference (char *p, char *q)
{
  return (char *) (p - q);
}

/* Corners of passing by value.  */
struct empty {};
struct packed { char c; char *p; } __attribute__ ((packed));
struct flexible { char *p; char *more[]; };
struct aligned { char *p; } __attribute__ ((aligned (32)));
struct giant { __int128 x; char *p; };
struct nine { char *p[9]; };
struct complex { _Complex float z; char *p; };
struct bits { unsigned long a : 40; char *p; };
union two { struct { char *a, *b; } s; double d[2]; };
typedef union { char *c; int *i; } transparent __attribute__ ((transparent_union));

int
corners (struct empty e, struct packed a, struct flexible f, struct aligned l,
	 struct giant x, union two u, struct nine n, struct complex z,
	 struct bits b, transparent t)
{
  return a.p[0] + f.p[0] + l.p[1] + x.p[1] + u.s.b[2] + n.p[8][0] + z.p[3]
	 + b.p[4] + t.c[1];
}

int
call_corners (struct giant *x, union two *u, struct nine *n, struct bits *b)
{
  struct empty e;
  struct packed a = { 1, b->p };
  struct flexible f = { b->p };
  struct aligned l = { b->p };
  struct complex z = { 1, b->p };
  return corners (e, a, f, l, *x, *u, *n, z, *b, b->p);
}

int
rest (int n, ...)
{
  va_list list;
  va_start (list, n);
  struct complex z = va_arg (list, struct complex);
  struct nine r = va_arg (list, struct nine);
  union two u = va_arg (list, union two);
  va_end (list);
  return z.p[1] + r.p[1][1] + u.s.a[1];
}

int
varying_structure (int n, struct { int a[n]; char *p; } s)
{
  return s.p[1];
}

int
volatile_copy (volatile struct bits *b, char *volatile *q)
{
  struct bits c = *b;
  *q = (char *) b->p;
  return c.p[2] + **q;
}
