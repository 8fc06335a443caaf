/* A structure with pointers that are not tracked is passed and returned by a test
   on each side; of one with too many pointers nothing is known.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fPIE" } */
/* { dg-require-effective-target derived_bounds } */
struct value
{
  char *text;
  long number;
};

struct many
{
  char *texts[5];
};

extern void take (struct value);
extern void take_many (struct many);
extern struct value give (void);

void
pass (const struct value *v)
{
  take (*v);
}

void
pass_many (const struct many *m)
{
  take_many (*m);
}

char
get (struct value v)
{
  return v.text[v.number];
}

void
result (struct value *v)
{
  *v = give ();
}

/* { dg-final { scan-assembler-times "testb\t.64, 5\\(%rdi\\)" 1 } } */
/* { dg-final { scan-assembler-times "jc\t.L" 2 } } */
/* { dg-final { scan-assembler-times "movq\ttake_many@GOTPCREL" 1 } } */
