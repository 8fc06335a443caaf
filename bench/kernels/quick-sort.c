/* Quicksort of an array of pointers to records, and of one of records.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { RECORDS = 1200000 / KERNEL_SHARE };

struct record
{
  uint64_t key;
  char name[24];
};

static void
sort_pointers (struct record **first, struct record **last)
{
  while (first < last)
    {
      uint64_t pivot = first[(last - first) / 2]->key;
      struct record **i = first;
      struct record **j = last;
      while (i <= j)
	{
	  while ((*i)->key < pivot)
	    i++;
	  while ((*j)->key > pivot)
	    j--;
	  if (i <= j)
	    {
	      struct record *swap = *i;
	      *i++ = *j;
	      *j-- = swap;
	    }
	}
      if (j - first < last - i)
	{
	  sort_pointers (first, j);
	  first = i;
	}
      else
	{
	  sort_pointers (i, last);
	  last = j;
	}
    }
}

static void
sort_records (struct record *records, int first, int last)
{
  while (first < last)
    {
      uint64_t pivot = records[first + (last - first) / 2].key;
      int i = first;
      int j = last;
      while (i <= j)
	{
	  while (records[i].key < pivot)
	    i++;
	  while (records[j].key > pivot)
	    j--;
	  if (i <= j)
	    {
	      struct record swap = records[i];
	      records[i++] = records[j];
	      records[j--] = swap;
	    }
	}
      sort_records (records, first, j);
      first = i;
    }
}

int
main (void)
{
  struct record *records = kernel_allocate (RECORDS * sizeof *records);
  struct record **pointers = kernel_allocate (RECORDS * sizeof *pointers);
  uint64_t hash = 0;

  for (int i = 0; i < RECORDS; i++)
    {
      records[i].key = kernel_random ();
      memset (records[i].name, 'a' + i % 26, sizeof records[i].name - 1);
      pointers[i] = &records[i];
    }
  sort_pointers (pointers, pointers + RECORDS - 1);
  for (int i = 0; i < RECORDS; i++)
    hash = hash * 31 + pointers[i]->key + (uint64_t) pointers[i]->name[5];
  sort_records (records, 0, RECORDS - 1);
  for (int i = 0; i < RECORDS; i++)
    hash = hash * 31 + records[i].key + (uint64_t) records[i].name[5];
  printf ("%llu\n", (unsigned long long) hash);
  return 0;
}
