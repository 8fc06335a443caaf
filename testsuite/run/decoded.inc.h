/* Pointers that are kept in another form: with a tag, as a part of a number that is
   none, as the exclusive or of two.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct kept
{
  uintptr_t tagged;
  union
  {
    double number;
    uint64_t bits;
  } boxed;
  uintptr_t both;
};

#define BOX 0xfffc000000000000UL

/* Keep TEXT in all forms, the third one with OTHER.  */
__attribute__ ((noipa)) static void
keep (struct kept *k, char *text, char *other)
{
  k->tagged = (uintptr_t) text | (uintptr_t) 0x5a << 56;
  k->boxed.bits = BOX | (uint64_t) (uintptr_t) text;
  k->both = (uintptr_t) text ^ (uintptr_t) other;
}

static inline char *
untagged (const struct kept *k)
{
  return (char *) (k->tagged & 0x00ffffffffffffffUL);
}

static inline char *
unboxed (const struct kept *k)
{
  return k->boxed.number != k->boxed.number
	 ? (char *) (uintptr_t) (k->boxed.bits & ~BOX) : NULL;
}

static inline char *
parted (const struct kept *k, const char *other)
{
  return (char *) (k->both ^ (uintptr_t) other);
}
