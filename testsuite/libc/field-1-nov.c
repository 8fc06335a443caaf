/* Strings in fields: those that fit; what a last array, a union, memcpy and a
   pointer to the whole structure may do.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

struct inner
{
  char kind[4];
  char text[1];
};

struct record
{
  char name[8];
  char title[8];
  wchar_t wide[4];
  union { char one[4]; char many[12]; } u;
  struct inner in;
  char space[20];
  int number;
  char rest[8];
};

__attribute__ ((noipa)) static void
fill (struct record *r, const char *seven, const wchar_t *three)
{
  strcpy (r->name, seven);
  strncpy (r->title, "12345678", 8);
  strcpy (r->title, seven);
  strcpy (r->title + 4, seven + 4);
  snprintf (r->title, 1000, "%s", seven);
  sprintf (r->name, "%.7s", r->title);
  wcscpy (r->wide, three);
  swprintf (r->wide, 4, L"%ls", three);
  r->name[0] = 0;
  strcat (r->name, seven);

  strcpy (r->u.one, "in many");
  strcpy (r->in.text, "into the space");
  memcpy (r->name, "more than one field", 16);
  memset (r->title, 0, offsetof (struct record, rest)
		       - offsetof (struct record, title));
  strcpy ((char *) r, "more than one");
  strcpy (r->rest, "goes on behind the end");
}

int
main (void)
{
  size_t size = sizeof (struct record) + 20;
  struct record *r = malloc (size);

  fill (r, "1234567", L"123");
  if (strcmp (r->title, "field") != 0 && r->name[0] != 'm')
    abort ();
  free (r);
  return 0;
}
