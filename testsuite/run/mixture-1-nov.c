/* A program of which one object says that it was built with metadata=tables,
   while it is built with metadata=hybrid: refused before it runs.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target soft_backend } */
/* { dg-options "-fplugin-arg-mpxguard-metadata=hybrid" } */
/* { dg-mpxguard-exit "exit 1" } */
/* { dg-mpxguard-text "^mpxguard: the program contains objects built with metadata=tables, but the process runs with metadata=hybrid; build all of it alike" } */
/* { dg-mpxguard-no-text "main" } */
#include "mpxguard-layout.h"

#define STRING(X) TEXT (X)
#define TEXT(X) #X

/* The note of such an object.  */
__asm__ (".pushsection .note.mpxguard, \"a\", @note\n"
	 "	.balign 4\n"
	 "	.long 9, 16, 1\n"
	 "	.asciz \"mpxguard\"\n"
	 "	.balign 4\n"
	 "	.long " STRING (MPXGUARD_ABI_VERSION) ", "
	 STRING (MPXGUARD_BACKEND_SOFT) ", "
	 STRING (MPXGUARD_METADATA_TABLES) ", 0\n"
	 "	.popsection");

#include <stdio.h>

int
main (void)
{
  puts ("main");
  return 0;
}
