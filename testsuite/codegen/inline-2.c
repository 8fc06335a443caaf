/* The user says how much is inlined.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 --param max-inline-insns-auto=15" } */
#include "inline.inc.h"

/* { dg-final { scan-assembler "(call|jmp)\[ \t\]+weigh" } } */
