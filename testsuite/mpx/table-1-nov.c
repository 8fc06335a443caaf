/* Tables come to be where bounds are stored: in many slices, and in one slice
   from many threads at once.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-link-options "-pthread" } */

#include <pthread.h>
#include <sys/mman.h>

#include "mpx.inc.h"

#define SLICE (1UL << 20)
#define SLICES 24
#define THREADS 4

static char *area;
static pthread_barrier_t barrier;

/* Store the bounds of N + 1 bytes to a slot in every slice.  */
static void *
store (void *data)
{
  long n = (long) data;

  for (long i = 0; i < SLICES; i++)
    {
      char **slot = (char **) (area + i * SLICE) + n;

      pthread_barrier_wait (&barrier);
      *slot = area;
      MAKE_BOUNDS (area, n + 1);
      STORE_BOUNDS (slot, area);
    }
  return NULL;
}

int
main (void)
{
  pthread_t thread[THREADS];

  area = mmap (NULL, SLICES * SLICE, PROT_READ | PROT_WRITE,
	       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  pthread_barrier_init (&barrier, NULL, THREADS);
  for (long n = 0; n < THREADS; n++)
    pthread_create (&thread[n], NULL, store, (void *) n);
  for (long n = 0; n < THREADS; n++)
    pthread_join (thread[n], NULL);
  for (long n = 0; n < THREADS; n++)
    for (long i = 0; i < SLICES; i++)
      {
	char **slot = (char **) (area + i * SLICE) + n;

	/* Another value than the one that was stored has no bounds.  */
	if (bytes_of (slot, *slot) != n + 1 || bytes_of (slot, *slot + 1) != 0)
	  return 1;
      }
  return 0;
}
