/* Breadth-first search of a graph of adjacency lists, from many nodes.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { NODES = 50000, EDGES = 200000, SEARCHES = 30 / KERNEL_SHARE };

struct edge
{
  struct edge *next;
  struct vertex *to;
};

struct vertex
{
  struct edge *edges;
  struct vertex *queued;	/* The next in the queue.  */
  int distance;
};

static void
connect (struct vertex *from, struct vertex *to)
{
  struct edge *edge = kernel_allocate (sizeof *edge);

  edge->to = to;
  edge->next = from->edges;
  from->edges = edge;
}

static uint64_t
search (struct vertex *graph, struct vertex *start)
{
  struct vertex *last = start;
  uint64_t total = 0;

  for (int i = 0; i < NODES; i++)
    graph[i].distance = -1;
  start->distance = 0;
  start->queued = NULL;
  for (struct vertex *v = start; v; v = v->queued)
    for (const struct edge *edge = v->edges; edge; edge = edge->next)
      if (edge->to->distance < 0)
	{
	  edge->to->distance = v->distance + 1;
	  total += (uint64_t) edge->to->distance;
	  edge->to->queued = NULL;
	  last->queued = edge->to;
	  last = edge->to;
	}
  return total;
}

int
main (void)
{
  struct vertex *graph = kernel_allocate (NODES * sizeof *graph);
  uint64_t total = 0;

  for (int i = 0; i < EDGES; i++)
    {
      struct vertex *a = &graph[kernel_random () % NODES];
      struct vertex *b = &graph[kernel_random () % NODES];
      connect (a, b);
      connect (b, a);
    }
  for (int i = 0; i < SEARCHES; i++)
    total += search (graph, &graph[kernel_random () % NODES]);
  printf ("%llu\n", (unsigned long long) total);
  return 0;
}
