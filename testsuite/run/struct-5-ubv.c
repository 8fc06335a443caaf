/* A pointer out of a union that was passed by value.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 2" "stack word" } */

union value
{
  char *text;
  long number;
};

__attribute__ ((noipa)) static char
get (union value v, int i)
{
  return v.text[i]; /* violation */
}

int
main (void)
{
  char word[6] = "fiver";

  if (get ((union value) { .text = word }, 5))
    return 2;
  get ((union value) { .text = word }, 8);
  return 0;
}
