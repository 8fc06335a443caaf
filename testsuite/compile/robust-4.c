/* Pointers that are exchanged in a loop at the very begin of a function: their
   bounds need PHIs in a block whose edges change while they are made.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O0" } */
struct node
{
  int stop;
  int place;
};

int
exchange (struct node *a, struct node *b)
{
  for (;;)
    {
      if (a->stop)
	break;
      struct node *other = a;
      a = b;
      b = other;
    }
  return a->place + b->place;
}
