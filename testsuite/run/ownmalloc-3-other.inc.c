/* A malloc of the program's own that would like to have its memory where ours
   has regions, as mimalloc would.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#define WISH ((void *) (1UL << 42))
#include "ownmalloc-1-other.inc.c"
