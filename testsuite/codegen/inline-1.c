/* -O2 inlines a little more than GCC alone, for a call costs more.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2" } */
#include "inline.inc.h"

/* { dg-final { scan-assembler-not "(call|jmp)\[ \t\]+weigh" } } */
