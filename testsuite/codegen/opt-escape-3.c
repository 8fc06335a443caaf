/* A pointer that is one of several that were found inside their objects does not
   leave its own.  Nor does one whose bounds were chosen for it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
struct node
{
  long key;
  long next;
};

static const struct node none;

const struct node *
look_up (const struct node *n, long key)
{
  for (;;)
    {
      if (n->key == key)
	return n;
      if (!n->next)
	return &none;
      n += n->next;
    }
}

/* This one may.  */
const struct node *
look_behind (const struct node *n, long key)
{
  return key ? n + key : &none;
}

void
use_up (const char **from, const char *limit)
{
  *from += limit - *from;
}

/* { dg-final { scan-tree-dump-times "inside by all ways: mpxguard.escape" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "\n  mpxguard.escape" 1 "mpxguard-checkopt" } } */
