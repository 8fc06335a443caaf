/* Objects of every kind, static initialisers, and pointers that are stored,
   copied, compared and subtracted.

   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=symbolize=0" } */
/* { dg-additional-options "-lpthread -Wl,--no-warn-execstack" } */

#include <alloca.h>
#include <pthread.h>

#include "families.h"

LEAVE static void *
hide (void *p)
{
  return p;
}

/* On the stack.  */
static void
alloca_1 (int i)
{
  sink = get (alloca (100 * sizeof (int)), i);
}

static void
vla (int i)
{
  int n = 100 + (i > 1000);
  int block[n];
  memset (block, 0, n * sizeof (int));
  sink = get (block, i);
}

LEAVE static int
parameter_array (int n, int table[n][n], int i)
{
  return table[0][i];
}

static void
vla_parameter (int i)
{
  int n = 10 + (i > 1000);
  int block[n][n];
  memset (block, 0, sizeof block);
  sink = parameter_array (n, block, i);
}

/* A structure as large as its header says it is, on memory that is larger: the
   memory counts.  */
struct header { int length; int data[]; };
struct old_header { int length; int data[0]; };
struct short_array { int data[10]; };

static void
vla_1 (int i)
{
  struct old_header *h = alloca (sizeof *h + 100 * sizeof (int));
  sink = get (h->data, i);
}

static void
vla_2 (int i)
{
  struct short_array *s = alloca (100 * sizeof (int));
  sink = get (s->data, i);
}

LEAVE static int
argument (int a, int i)
{
  return get (&a, i);
}

static void
arg_addr_1 (int i)
{
  sink = argument (7, i);
}

struct fields { int a; int b : 10; int c : 1; int d : 10; };

LEAVE static int
read_bits (struct fields *p)
{
  return p->b;
}

static void
bitfields_1 (int i)
{
  static struct fields table[100];
  sink = read_bits (table + i);
}

LEAVE static void
write_bits (struct fields *p)
{
  p->d = 3;
}

static void
bitfields_write (int i)
{
  static struct fields table[100];
  write_bits (table + i);
}

static void
nested_function_1 (int i)
{
  int block[100];
  LEAVE void read (int k) { sink = block[k]; }
  memset (block, 0, sizeof block);
  read (i);
}

/* Sort far below the caller's frame: emulators die of a signal whose frame lies
   on one page with code, here that of the pointer to COMPARE.  */
LEAVE static void
sort_below (int (*compare) (const void *, const void *))
{
  char far[16384];
  hide (far);
  qsort (wide, 2, sizeof (int), compare);
  hide (far);
}

static void
nested_function_called_back (int i)
{
  int block[100];
  int compare (const void *a, const void *b) { return block[i]; }
  memset (block, 0, sizeof block);
  sort_below (compare);
}

/* In the heap.  */
static void
malloc_1 (int i)
{
  int *p = malloc (100 * sizeof (int));
  p[0] = p[99] = 0;
  sink = get (p, i);
  free (p);
}

static void
calloc_1 (int i)
{
  int *p = calloc (100, sizeof (int));
  sink = get (p, i);
  free (p);
}

static void
realloc_1 (int i)
{
  int *p = realloc (hide (calloc (10, sizeof (int))), 100 * sizeof (int));
  p[99] = 0;
  sink = get (p, i);
  free (p);
}

static void
realloc_2 (int i)
{
  int *p = realloc (hide (calloc (400, sizeof (int))), 100 * sizeof (int));
  sink = get (p, i);
  free (p);
}

/* Of one thread.  */
static __thread int of_thread_before[100];
static __thread int of_thread[100];
static __thread int of_thread_behind[100];

static void *
read_of_thread (void *index)
{
  sink = get (of_thread_before, 0) + get (of_thread_behind, 0);
  sink = get (of_thread, *(int *) index);
  return NULL;
}

static void
thread_local_var_1 (int i)
{
  pthread_t thread;
  pthread_create (&thread, NULL, read_of_thread, &i);
  pthread_join (thread, NULL);
}

static __thread int *pointer_of_thread;

static void
thread_local_pointer (int i)
{
  pointer_of_thread = numbers;
  hide (&pointer_of_thread);
  sink = get (pointer_of_thread, i);
}

/* Static arrays, strings and initialisers.  */
static void
static_array_1 (int i)
{
  sink = *(numbers + (wide[0] + i));
}

static const char *string = "abcd";

LEAVE static void
get_string (const char **p)
{
  *p = string;
}

static void
static_string_1 (int i)
{
  const char *p = "a longer string";
  get_string (&p);
  sink = p[i];
}

struct with_pointer { int a; int *p; };
struct with_pointers { int a; int *p[2]; };
struct with_structs { int a; struct with_pointers b[2]; };

static int *pointer = numbers;
static int **pointer_to_pointer = &pointer;
static struct with_pointer structure = { 1, numbers };
static int *array[1] = { numbers };
static struct with_structs structures
  = { 1, { { 1, { wide, numbers } }, { 2, { wide, wide } } } };
static int *inside = &numbers[50];
static struct with_pointer list[] = { { 1, wide }, [5] = { .p = numbers } };
static int **literal = (int *[]) { wide, numbers };
static union { int *p; long n; } unions[2] = { { wide }, { numbers } };

static void
static_init_1 (int i)
{
  static int *p = numbers;
  sink = p[i] + (hide (&p) == NULL);
}

static void
static_init_2 (int i)
{
  sink = structure.p[i];
}

static void
static_init_3 (int i)
{
  sink = (*pointer_to_pointer)[i];
}

static void
static_init_4 (int i)
{
  sink = array[i > 1000][i];
}

static void
static_init_5 (int i)
{
  sink = structures.b[0].p[1][i];
}

static void
static_init_6 (int i)
{
  struct with_structs s
    = { 1, { { 1, { wide, numbers } }, { 2, { wide, wide } } } };
  hide (&s);
  sink = s.b[0].p[1][i];
}

static void
static_init_inside (int i)
{
  sink = inside[i - 50];
}

static void
static_init_list (int i)
{
  sink = list[5].p[i];
}

static void
static_init_literal (int i)
{
  sink = literal[1][i];
}

static void
static_init_union (int i)
{
  sink = unions[1].p[i];
}

/* Copies.  */
static void
struct_copy_1 (int i)
{
  struct with_structs s = structures;
  hide (&s);
  sink = s.b[0].p[1][i];
}

static void
struct_copy_2 (int i)
{
  struct with_structs *s = malloc (sizeof *s);
  *s = structures;
  struct with_structs t = *s;
  hide (&t);
  sink = get (t.b[0].p[1], i);
  free (s);
}

static void
struct_copy_in_pieces (int i)
{
  struct with_structs s;
  for (unsigned k = 0; k < sizeof s; k += 8)
    memcpy ((char *) &s + k, (char *) hide (&structures) + k, 8);
  sink = s.b[0].p[1][i];
}

LEAVE static void
store (int **slot, int *p)
{
  *slot = p;
}

static void
pointer_store_1 (int i)
{
  int *slots[3];
  store (slots, wide);
  store (slots + 1, numbers);
  store (slots + 2, wide);
  sink = slots[1][i];
}

static void
pointer_store_twice (int i)
{
  int *slot;
  store (&slot, wide);
  store (&slot, numbers);
  sink = slot[i];
}

/* A pointer plus a difference of pointers.  Below the object that may be a way
   to another one (the design, "rebase"), so there is no member for that.  */
LEAVE static int
moved (int *p, int *from, int *to, int i)
{
  p += to - from;
  return p[i];
}

static void
pointer_diff_1 (int i)
{
  sink = moved (numbers, wide, wide + 50, i - 50);
}

/* One pointer or another.  */
LEAVE static int
larger (int *p, int *q, int i)
{
  if (p < q)
    p = q;
  return p[i];
}

LEAVE static int
smaller (int *p, int *q, int i)
{
  p = p < q ? p : q;
  return p[i];
}

static void
if_stmt_1 (int i)
{
  int a[100], b[100];
  memset (a, 0, sizeof a);
  memset (b, 0, sizeof b);
  sink = larger (hide (a), hide (b), i);
}

static void
if_stmt_2 (int i)
{
  int a[100], b[100];
  memset (a, 0, sizeof a);
  memset (b, 0, sizeof b);
  sink = smaller (hide (a), hide (b), i);
}

LEAVE static int
of_three (int which, int i)
{
  int *p = which == 0 ? wide : which == 1 ? numbers : (int *) &structures;
  return p[i];
}

static void
if_stmt_3 (int i)
{
  sink = of_three (1, i);
}

/* Vectors.  */
typedef int four __attribute__ ((vector_size (16)));

static void
hard_reg_1 (int i)
{
  register int *frame __asm__ ("rsp");
  int *p = frame;
  sink = get (p, 1);
}

LEAVE static int
element (four *v, int i)
{
  return (*v)[i];
}

static void
vector_in_memory (int i)
{
  static four v;
  sink = element (&v, i);
}

static void
vectors (int i)
{
  static four table[25];
  sink = ((four *) hide (table))[i / 4 - (i < 0)][0];
}

const struct member members[] = {
  READS_FROM (alloca_1, "400 bytes"), READS_FROM (vla, "400 bytes"),
  READS_FROM (vla_parameter, "400 bytes"),
  { "vla_1", vla_1, -2, -1, 99, 100, "read", 4, 404, "404 bytes" },
  READS_FROM (vla_2, "400 bytes"),
  { "arg_addr_1", arg_addr_1, -1, 0, 0, 1, "read", 4, 4, "" },
  { "bitfields_1", bitfields_1, -1, 0, 99, 100, "read", 2, 800, "'table'" },
  { "bitfields_write", bitfields_write, -1, 0, 99, 100, "write", 2, 800,
    "'table'" },
  READS_FROM (nested_function_1, "400 bytes"),
  READS_FROM (nested_function_called_back, "400 bytes"),
  READS_FROM (malloc_1, "heap block"), READS_FROM (calloc_1, "heap block"),
  READS_FROM (realloc_1, "heap block"), READS_FROM (realloc_2, "heap block"),
  READS_FROM (thread_local_var_1, "400 bytes"), READS (thread_local_pointer),
  READS (static_array_1),
  { "static_string_1", static_string_1, -1, 0, 4, 5, "read", 1, 5, "" },
  READS (static_init_1), READS (static_init_2), READS (static_init_3),
  READS (static_init_4), READS (static_init_5), READS (static_init_6),
  READS (static_init_inside), READS (static_init_list),
  READS (static_init_literal), READS (static_init_union),
  READS (struct_copy_1), READS (struct_copy_2), READS (struct_copy_in_pieces),
  READS (pointer_store_1), READS (pointer_store_twice),
  { "pointer_diff_1", pointer_diff_1, NEVER, 0, 99, 100, "read", 4, 400,
    "'numbers'" },
  READS_FROM (if_stmt_1, "400 bytes"), READS_FROM (if_stmt_2, "400 bytes"),
  READS (if_stmt_3),
  CLEAN (hard_reg_1),
  { "vector_in_memory", vector_in_memory, -1, 0, 3, 4, "read", 4, 16, "'v'" },
  { "vectors", vectors, -1, 0, 99, 100, "read", 4, 400, "'table'" },
  END
};
