/* The address of a field has the bounds of the field, where that is asked for;
   an array at the end has those of the object.

   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=symbolize=0" } */
/* { dg-additional-options "-fplugin-arg-mpxguard-narrow=field" } */

#include <alloca.h>

#include "families.h"

struct inner { int a; int b[100]; int c; };
struct outer { int x; struct inner a[10]; struct inner b; int z; };
struct array_first { int a[10]; int b; };
struct middle { int a; struct array_first b[10]; int c; };
struct deep { int x; struct middle a[10]; struct middle b; int z; };

static struct inner one;
static struct outer two;
static struct deep three;
static struct outer *volatile two_p = &two;
static struct deep *volatile three_p = &three;

/* The first field keeps the whole.  */
static void
field_addr_1 (int i)
{
  struct inner s;
  memset (&s, 0, sizeof s);
  sink = get (&s.a, i);
}

static void
field_addr_2 (int i)
{
  struct inner s;
  memset (&s, 0, sizeof s);
  sink = get (s.b, i);
}

static void
field_addr_3 (int i)
{
  sink = get (&one.b[0], i);
}

static void
field_addr_4 (int i)
{
  sink = get (&two.a[9].c, i);
}

static void
field_addr_5 (int i)
{
  sink = get (&two.b.b[0], i);
}

static void
field_addr_6 (int i)
{
  sink = get (two_p->a[3].b, i);
}

static void
field_addr_7 (int i)
{
  sink = get (&two_p->b.c, i);
}

static void
field_addr_8 (int i)
{
  sink = get (&three_p->a[2].c, i);
}

/* The first field of an element of an array of structures.  With an index that
   varies GCC makes it pointer arithmetic when it optimises.  */
static void
field_addr_9 (int i)
{
  sink = i == 10 ? get (&two_p->a[10].a, 0) : get (&two_p->a[9].a, i);
}

/* By a pointer into the middle.  */
static void
field_addr_10 (int i)
{
  struct inner *p = &two_p->a[5];
  sink = get (p->b, i);
}

/* A pointer to a field that went through memory and a call.  */
static int *slot;

LEAVE static int
read_slot (int i)
{
  return slot[i];
}

static void
field_stored (int i)
{
  slot = two_p->b.b;
  sink = read_slot (i);
}

/* The array at the end is as long as the object has room for, and has the
   object's bounds.  */
struct trailing { int length; int data[10]; };
struct flexible { int length; int data[]; };

static void
vla_trailing_1 (int i)
{
  struct flexible *s = alloca (sizeof *s + 100 * sizeof (int));
  memset (s, 0, sizeof *s + 100 * sizeof (int));
  sink = get (s->data, i);
}

LEAVE static struct flexible *
new_flexible (int n)
{
  return calloc (1, sizeof (struct flexible) + n * sizeof (int));
}

static void
vla_trailing_heap (int i)
{
  sink = get (new_flexible (100)->data, i);
}

/* Members of a union have the union's bounds.  */
static union { int first; int all[100]; } both;

static void
union_member (int i)
{
  sink = get (&both.first, i);
}

#define FIELD(NAME, LOW, FIRST, LAST, HIGH, BOUNDS) \
  { #NAME, NAME, LOW, FIRST, LAST, HIGH, "read", 4, BOUNDS, "" }

const struct member members[] = {
  FIELD (field_addr_1, -1, 0, 101, 102, 408),
  FIELD (field_addr_2, -1, 0, 99, 100, 400),
  FIELD (field_addr_3, -1, 0, 99, 100, 400),
  FIELD (field_addr_4, -1, 0, 0, 1, 4),
  FIELD (field_addr_5, -1, 0, 99, 100, 400),
  FIELD (field_addr_6, -1, 0, 99, 100, 400),
  FIELD (field_addr_7, -1, 0, 0, 1, 4),
  FIELD (field_addr_8, -1, 0, 0, 1, 4),
  FIELD (field_addr_9, -919, -918, 101, 10, 4080),
  FIELD (field_addr_10, -1, 0, 99, 100, 400),
  FIELD (field_stored, -1, 0, 99, 100, 400),
  FIELD (vla_trailing_1, -2, -1, 99, 100, 404),
  FIELD (vla_trailing_heap, -2, -1, 99, 100, 404),
  FIELD (union_member, -1, 0, 99, 100, 400),
  END
};
