/* A relocatable structure: it keeps offsets to itself instead of pointers, and
   lives in mapped memory as well as on the heap.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

struct node
{
  int32_t next;		/* Distance in bytes from here, 0 at the end.  */
  int32_t value;
};

__attribute__ ((noipa)) static int
walk (const struct node *n)
{
  int sum = n->value;

  while (n->next)
    {
      n = (const struct node *) ((const char *) n + n->next);
      sum += n->value;
    }
  return sum;
}

int
main (void)
{
  size_t size = 100 * sizeof (struct node);
  struct node *heap = calloc (100, sizeof *heap);
  struct node *map = mmap (NULL, size, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  for (int i = 0; i < 100; i++)
    {
      int next = (i + 37) % 100;

      heap[i].value = i;
      heap[i].next = next ? (next - i) * (int) sizeof *heap : 0;
    }
  memcpy (map, heap, size);
  int sum = walk (heap);
  free (heap);
  if (walk (map) != sum || sum != 4950)
    return 1;
  return munmap (map, size);
}
