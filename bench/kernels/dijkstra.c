/* Shortest paths by Dijkstra's algorithm, with a binary heap of pointers.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { NODES = 30000, DEGREE = 8, SEARCHES = 40 / KERNEL_SHARE };

struct vertex
{
  struct vertex *to[DEGREE];
  uint32_t length[DEGREE];
  uint64_t distance;
  int place;			/* In the heap; -1 outside.  */
};

struct heap
{
  struct vertex **vertices;
  int count;
};

static void
put (struct heap *heap, int place, struct vertex *v)
{
  heap->vertices[place] = v;
  v->place = place;
}

static void
rise (struct heap *heap, struct vertex *v)
{
  int place = v->place;

  while (place > 0
	 && heap->vertices[(place - 1) / 2]->distance > v->distance)
    {
      put (heap, place, heap->vertices[(place - 1) / 2]);
      place = (place - 1) / 2;
    }
  put (heap, place, v);
}

static struct vertex *
take_first (struct heap *heap)
{
  struct vertex *first = heap->vertices[0];
  struct vertex *last = heap->vertices[--heap->count];
  int place = 0;

  for (int child; (child = 2 * place + 1) < heap->count; place = child)
    {
      if (child + 1 < heap->count
	  && heap->vertices[child + 1]->distance
	     < heap->vertices[child]->distance)
	child++;
      if (heap->vertices[child]->distance >= last->distance)
	break;
      put (heap, place, heap->vertices[child]);
    }
  put (heap, place, last);
  first->place = -1;
  return first;
}

static uint64_t
search (struct vertex **graph, struct heap *heap, int start)
{
  uint64_t total = 0;

  for (int i = 0; i < NODES; i++)
    {
      graph[i]->distance = UINT64_MAX;
      graph[i]->place = -1;
    }
  graph[start]->distance = 0;
  put (heap, heap->count++, graph[start]);
  while (heap->count > 0)
    {
      struct vertex *v = take_first (heap);
      total += v->distance;
      for (int i = 0; i < DEGREE; i++)
	{
	  struct vertex *to = v->to[i];
	  if (v->distance + v->length[i] >= to->distance)
	    continue;
	  to->distance = v->distance + v->length[i];
	  if (to->place < 0)
	    put (heap, heap->count++, to);
	  rise (heap, to);
	}
    }
  return total;
}

int
main (void)
{
  struct vertex **graph = kernel_allocate (NODES * sizeof *graph);
  struct heap heap = { kernel_allocate (NODES * sizeof *graph), 0 };
  uint64_t total = 0;

  for (int i = 0; i < NODES; i++)
    graph[i] = kernel_allocate (sizeof *graph[i]);
  for (int i = 0; i < NODES; i++)
    for (int j = 0; j < DEGREE; j++)
      {
	graph[i]->to[j] = graph[kernel_random () % NODES];
	graph[i]->length[j] = 1 + (uint32_t) (kernel_random () % 1000);
      }
  for (int i = 0; i < SEARCHES; i++)
    total += search (graph, &heap, (int) (kernel_random () % NODES));
  printf ("%llu\n", (unsigned long long) total);
  return 0;
}
