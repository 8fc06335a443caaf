/* Byte orders and types: an object looked at through pointers of other types,
   a structure serialized into a byte buffer at odd places and back.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fno-strict-aliasing" } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct header
{
  uint16_t kind;
  uint32_t length;
};

struct object
{
  struct header header;
  double payload[2];
  struct object *peer;
};

__attribute__ ((noipa)) static size_t
put (unsigned char *to, const void *from, size_t n)
{
  memcpy (to, from, n);
  return n;
}

__attribute__ ((noipa)) static uint32_t
fold (const void *p, size_t n)
{
  const uint32_t *w = p;
  uint32_t x = 0;

  for (size_t i = 0; i < n / sizeof *w; i++)
    x ^= w[i];
  return x;
}

int
main (void)
{
  struct object o = { { 1, 2 }, { 3, 4 }, NULL }, back;
  unsigned char wire[1 + sizeof o + 8];
  size_t at = 0;

  o.peer = &o;
  wire[at++] = 0;
  at += put (wire + at, &o.header, sizeof o.header);
  at += put (wire + at, o.payload, sizeof o.payload);
  at += put (wire + at, &o.peer, sizeof o.peer);
  memcpy (&back.header, wire + 1, sizeof back.header);
  memcpy (back.payload, wire + 1 + sizeof back.header, sizeof back.payload);
  memcpy (&back.peer, wire + at - sizeof back.peer, sizeof back.peer);
  if (back.peer->payload[1] != 4 || fold (&o, sizeof o) == 0)
    return 1;
  struct header *h = (struct header *) &back;
  return h->length != 2 || ((struct object *) h)->payload[0] != 3;
}
