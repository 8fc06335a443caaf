/* Integers passed as pointers, as GLib's GINT_TO_POINTER does; the same value
   may be a real pointer's elsewhere.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct slot
{
  void *key, *value;
};

static struct slot slots[64];

__attribute__ ((noipa)) static void
insert (void *key, void *value)
{
  struct slot *s = &slots[(uintptr_t) key % 64];

  s->key = key;
  s->value = value;
}

__attribute__ ((noipa)) static void *
lookup (void *key)
{
  return slots[(uintptr_t) key % 64].value;
}

int
main (void)
{
  char *text = strdup ("text");

  insert ((void *) (intptr_t) 5, (void *) (intptr_t) -1);
  if ((intptr_t) lookup ((void *) 5) != -1)
    return 1;
  insert ((void *) 6, text);
  if (((char *) lookup ((void *) 6))[3] != 't')
    return 2;
  insert ((void *) (intptr_t) 7, (void *) (intptr_t) text);
  if (strcmp (lookup ((void *) 7), "text"))
    return 3;
  return 0;
}
