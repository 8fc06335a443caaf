/* The abstract form: bounds of parameters, results, loads and stores, and what
   is handed to calls.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-all" } */

struct node
{
  struct node *next;
  int *data;
};

extern int use (int *p, int n);

int *
walk (struct node *n, struct node **result)
{
  struct node *m = n->next;

  *result = m;
  use (m->data, 3);
  return n->data;
}

/* { dg-final { scan-tree-dump "mpxguard.enter \\(walk\\)" "mpxguard-checks" } } */
/* { dg-final { scan-tree-dump "mpxguard.argument \\(0, n" "mpxguard-checks" } } */
/* { dg-final { scan-tree-dump "mpxguard.argument \\(1, result" "mpxguard-checks" } } */
/* { dg-final { scan-tree-dump "mpxguard.load \\(_" "mpxguard-bounds" } } */
/* { dg-final { scan-tree-dump "mpxguard.store \\(" "mpxguard-bounds" } } */
/* { dg-final { scan-tree-dump "mpxguard.call \\(use, 2, 0\\)" "mpxguard-bounds" } } */
/* { dg-final { scan-tree-dump "mpxguard.pass \\(0," "mpxguard-bounds" } } */
/* { dg-final { scan-tree-dump-not "mpxguard.pass \\(1," "mpxguard-bounds" } } */
/* { dg-final { scan-tree-dump-not "mpxguard\\.\[a-z\]+ \\(" "mpxguard-lower" } } */
