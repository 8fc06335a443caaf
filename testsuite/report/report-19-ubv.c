/* format=json: one object a line.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=format=json:halt_on_error=0:malloc_stack=5" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-text "^..tool.:.mpxguard.,.version.:.\[0-9.\]+.,.pid.:(\[0-9\]+),.tid.:\\1,.kind.:.out-of-bounds-write.,\[^\n\]*.size.:4,\[^\n\]*.bounds_size.:16,.distance.:.access starts 0 bytes above the upper bound.,.file.:.\[^,\]*report-19-ubv.c.,.line.:@place@,.column.:4,.function.:.set.,\[^\n\]*.object.:..kind.:.heap.,\[^\n\]*.size.:16,.freed.:false,\[^\n\]*.stack.:...pc.:\[^\n\]*.allocated.:...pc.:\[^\n\]*.line.:@allocation@,\[^\n\]*\n..tool.:" } */
/* { dg-mpxguard-text ".kind.:.string-literal.,.name.:.q..\[^,\]*u0001\[^,\]*ufffd.," } */
/* { dg-mpxguard-text ".by.:.(__)?memcpy(_chk)?.,\[^\n\]*.object.:..kind.:.global.,.name.:.numbers.,.file.:" } */
/* { dg-mpxguard-text ".kind.:.double-free." } */
/* { dg-mpxguard-no-text "==" } */
#include <stdlib.h>
#include <string.h>

static char numbers[4];
static volatile char sink;

__attribute__ ((noipa)) static void
set (int *p, int i)
{
  p[i] = 1; /* place */
}

__attribute__ ((noipa)) static void
take (const char *s, int i)
{
  sink = s[i];
}

int
main (void)
{
  int *p = malloc (16); /* allocation */
  size_t n = 5;

  set (p, 4);
  take ("q\"\\\n\1\303\244\377", 20);
  __asm__ ("" : "+r" (n));
  memcpy (numbers, "abcdef", n);
  free (p);
  free (p);
  return 0;
}
