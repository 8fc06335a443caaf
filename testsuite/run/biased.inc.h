/* Addresses that are kept as integers with a tag and a distance, which lead
   outside the object.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The distances.  */
#define BELOW 16
#define FAR_BEHIND 4096

/* How an address may be kept.  */
struct kept
{
  uintptr_t tagged, tagged_high, shifted, coupled, moved, rounded;
  union
  {
    double number;
    uint64_t bits;
  } boxed;
  uint32_t half[2];
  struct
  {
    uintptr_t tag : 4, rest : 60;
  } field;
};

#define NOIPA __attribute__ ((noipa))
#define BOX 0xfffc000000000000UL
#define HIGH (0x5aUL << 56)

/* Keep TEXT in all ways, one of which needs OTHER; FLAG and DISTANCE, a multiple
   of 16, choose a way at run time.  */
NOIPA static void
keep (struct kept *k, char *text, char *other, int flag, long distance)
{
  uintptr_t address = (uintptr_t) text, x = address;

  k->tagged = (address - BELOW) | 3;
  k->tagged_high = (address + FAR_BEHIND) | HIGH;
  k->shifted = ((address - BELOW) >> 3) | 1UL << 63;
  k->coupled = (address - BELOW) ^ (uintptr_t) other;
  k->rounded = (address & ~4095UL) | 1;
  k->boxed.bits = BOX | (address - BELOW);
  k->half[0] = (uint32_t) ((address - BELOW) >> 32);
  k->half[1] = (uint32_t) (address - BELOW);
  k->field.tag = 7;
  k->field.rest = (address - BELOW) >> 4;
  if (flag)
    x -= distance;
  else
    x += distance;
  k->moved = x | 2;
}

NOIPA static char *
untagged (const struct kept *k)
{
  return (char *) (k->tagged & ~7UL);
}
