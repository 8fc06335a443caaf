/* A string literal is called by its text, as far as that is short.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0" } */
/* { dg-mpxguard-report "read" "1" "above 2" "any" } */
/* { dg-mpxguard-report "read" "1" "above 0" "any" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-text "the object is the string literal .one.011..two...n. of 11 bytes at 0x" } */
/* { dg-mpxguard-text "the object is the string literal \"aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd\"... of 52 bytes at 0x" } */

static volatile char sink;

__attribute__ ((noipa)) static void
take (const char *s, int i)
{
  sink = s[i]; /* violation */
}

__attribute__ ((noipa)) static void
take_too (const char *s, int i)
{
  sink = s[i]; /* violation */
}

int
main (void)
{
  take ("one\t\"two\"\n", 13);
  take_too ("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee\n", 52);
  return 0;
}
