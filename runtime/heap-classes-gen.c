/* Generator of the heap's size classes, run at build time.

   In: the layout (addresses below 2^MPXGUARD_HEAP_PROOF_BITS, slots no
   larger than half a region).  Out, on stdout: heap-classes.h with the slot
   sizes, their multipliers, and the tables that lead from a number of bytes
   to its class.

   Slot sizes are close together, so that little is lost inside the slots:
   every 16 bytes up to 512, then 16 a doubling up to 4 KB, 8 up to 64 KB,
   4 up to 1 GB and powers of two above.  But a class that has a slot costs
   some pages, so a small heap uses fewer of them: two levels say which class
   serves for each (heap-levels.c).

   Between 512 bytes and 64 KB they are odd multiples of 16: 16 more than a
   rounder number, so that a block of as many bytes as a power of two fits, and
   that blocks side by side, the rows of a matrix say, do not have all their
   begins in the same few sets of a cache.  The powers of two are there for
   blocks that must be aligned.

   A size Z with the multiplier M = ceil (2^64 / Z) is emitted only when
   mulhi (P, M) = floor (P / Z) for every address P of the heap.  Proof: let
   E = M Z - 2^64, so 0 <= E < Z, and P M / 2^64 = P / Z + P E / (Z 2^64).
   The fraction of P / Z is at most (Z - 1) / Z, so the floors agree when
   P E / 2^64 < 1; that is P E < 2^64 for the largest P.  Where the wanted size
   fails this, the nearest multiple of a page that passes is taken.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <gmp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "mpxguard-heap-layout.h"

#define PAGE 4096UL
#define MAX_CLASSES 255

/* The sizes between these are odd multiples of 16.  */
#define ODD_FIRST 512UL
#define ODD_LAST 65536UL

/* Needs up to this many bytes go through a table of 16-byte steps, larger
   ones through one of eight steps a doubling.  */
#define SMALL_NEED 1024UL
#define SMALL_NEED_BITS 10

static uint64_t sizes[MAX_CLASSES];
static unsigned classes;

/* Set M to the multiplier of slot size Z.  */
static void
multiplier (mpz_t m, uint64_t z)
{
  mpz_t power;

  mpz_init (power);
  mpz_ui_pow_ui (power, 2, 64);
  mpz_cdiv_q_ui (m, power, z);
  mpz_clear (power);
}

/* Return true if the slot size Z is exact for every address of the heap, and
   its multiplier fits one word.  */
static bool
exact (uint64_t z)
{
  mpz_t m, power, error;
  bool result;

  mpz_inits (m, power, error, NULL);
  mpz_ui_pow_ui (power, 2, 64);
  multiplier (m, z);
  result = mpz_cmp (m, power) < 0;
  mpz_mul_ui (error, m, z);
  mpz_sub (error, error, power);
  mpz_mul_ui (error, error, (1UL << MPXGUARD_HEAP_PROOF_BITS) - 1);
  result = result && mpz_cmp (error, power) < 0;
  mpz_clears (m, power, error, NULL);
  return result;
}

/* Append the class of slot size Z.  */
static void
add (uint64_t z)
{
  if (classes == MAX_CLASSES || !exact (z) || z % MPXGUARD_HEAP_ALIGNMENT != 0
      || (classes > 0 && z <= sizes[classes - 1]))
    {
      fprintf (stderr, "heap-classes-gen: slot size %lu is not possible\n", z);
      exit (EXIT_FAILURE);
    }
  sizes[classes++] = z;
}

/* Append a class of about WANTED bytes, at most SLACK bytes away from it, if
   there is an exact one.  Small sizes are always exact; others are made
   multiples of a page.  */
static void
add_about (uint64_t wanted, uint64_t slack)
{
  if (exact (wanted))
    {
      add (wanted);
      return;
    }
  for (uint64_t away = PAGE; away <= slack; away += PAGE)
    for (int sign = 1; sign >= -1; sign -= 2)
      {
	uint64_t z = sign > 0 ? wanted + away : wanted - away;

	if (exact (z))
	  {
	    add (z);
	    return;
	  }
      }
}

/* What the slots of a class are larger than a round number.  */
static uint64_t
surplus (uint64_t size)
{
  return size > ODD_FIRST && size < ODD_LAST && size % 32 == 16 ? 16 : 0;
}

/* Append STEPS classes for every doubling from FIRST to LAST, both powers of
   two; FIRST itself is there already.  */
static void
add_doublings (uint64_t first, uint64_t last, unsigned steps)
{
  for (uint64_t power = first; power < last; power *= 2)
    {
      bool odd = power >= ODD_FIRST && power < ODD_LAST;

      for (unsigned i = odd ? 0 : 1; i < steps; i++)
	add_about (power + power / steps * i + (odd ? 16 : 0),
		   power / steps / 3);
      add (power * 2);
    }
}

/* The classes of a level: those whose sizes are multiples of 1/STEPS of the
   largest power of two below, and from LEAST on only these; beyond
   LEVEL_LIMIT all.  */
static const struct
{
  uint64_t least;
  unsigned steps;
} levels[] = { { 64, 2 }, { 128, 4 } };

#define LEVELS (sizeof levels / sizeof levels[0])
#define LEVEL_LIMIT (8UL << 20)

/* Return true if slots of SIZE bytes are used on level LEVEL.  */
static bool
on_level (unsigned level, uint64_t size)
{
  uint64_t power = 16;

  while (power * 2 <= size)
    power *= 2;
  if (size == power && size > ODD_FIRST && size < ODD_LAST)
    return false;
  return size <= levels[level].least || size > LEVEL_LIMIT
	 || (size - surplus (size)) % (power / levels[level].steps) == 0;
}

/* Return the class that serves for CLASS on LEVEL.  */
static unsigned
on_level_for (unsigned level, unsigned class)
{
  while (!on_level (level, sizes[class]))
    class++;
  return class;
}

/* Return the smaller of A and B.  */
static uint64_t
least (uint64_t a, uint64_t b)
{
  return a < b ? a : b;
}

/* Choose all classes.  */
static void
choose (void)
{
  uint64_t largest = MPXGUARD_HEAP_REGION_SIZE / 2;

  for (uint64_t z = 16; z <= 512; z += 16)
    add (z);
  add_doublings (512, 4096, 16);
  add_doublings (4096, 65536, 8);
  add_doublings (65536, least (1UL << 30, largest), 4);
  if (largest > 1UL << 30)
    add_doublings (1UL << 30, largest, 1);
}

/* Return the first class whose slots have NEED bytes.  */
static unsigned
class_for (uint64_t need)
{
  unsigned i = 0;

  while (i < classes && sizes[i] < need)
    i++;
  return i;
}

/* Print the table NAME of COUNT bytes, the I-th being VALUE (I).  */
static void
print_bytes (const char *name, unsigned count, unsigned (*value) (unsigned i))
{
  printf ("\n%s[%u] =\n{", name, count);
  for (unsigned i = 0; i < count; i++)
    printf ("%s%u,", i % 12 == 0 ? "\n  " : " ", value (i));
  printf ("\n};\n");
}

/* Return the class for the least need of step I of the small table.  */
static unsigned
small_class (unsigned i)
{
  return class_for (i == 0 ? 0 : (i - 1) * 16UL + 1);
}

/* Return that of step I of the table for large needs.  */
static unsigned
large_class (unsigned i)
{
  unsigned bits = SMALL_NEED_BITS + i / 8;

  return class_for ((1UL << bits) + ((uint64_t) (i % 8) << (bits - 3)) + 1);
}

/* Return what serves for class I on the first level, and on the second.  */
static unsigned
first_level (unsigned i)
{
  return on_level_for (0, i);
}

static unsigned
second_level (unsigned i)
{
  return on_level_for (1, i);
}

/* Return what serves for step I of the small table on the first level.  */
static unsigned
small_first_level (unsigned i)
{
  return first_level (small_class (i));
}

/* Print the array NAME of one word a class: sizes, or multipliers if
   MULTIPLIERS.  */
static void
print_words (const char *name, bool multipliers)
{
  mpz_t m;

  mpz_init (m);
  printf ("\nconst uint64_t %s[MPXGUARD_HEAP_CLASSES] =\n{", name);
  for (unsigned i = 0; i < classes; i++)
    {
      multiplier (m, sizes[i]);
      if (multipliers)
	gmp_printf ("%s%#Zxu,", i % 3 == 0 ? "\n  " : " ", m);
      else
	printf ("%s%lu,", i % 6 == 0 ? "\n  " : " ", sizes[i]);
    }
  printf ("\n};\n");
  mpz_clear (m);
}

int
main (void)
{
  unsigned large_steps;

  choose ();
  large_steps = 8 * (MPXGUARD_HEAP_REGION_SHIFT - 1 - SMALL_NEED_BITS);
  printf ("/* Size classes of the heap, made and proved by heap-classes-gen."
	  "  */\n\n#include <stdint.h>\n\n");
  printf ("#define MPXGUARD_HEAP_CLASSES %u\n", classes);
  printf ("#define MPXGUARD_HEAP_LARGEST %luUL\n", sizes[classes - 1]);
  printf ("#define MPXGUARD_HEAP_SMALL_NEED %luUL\n", SMALL_NEED);
  printf ("#define MPXGUARD_HEAP_SMALL_NEED_BITS %d\n", SMALL_NEED_BITS);
  printf ("\n#ifdef MPXGUARD_HEAP_CLASS_TABLES\n");
  print_words ("mpxguard_heap_sizes", false);
  print_words ("mpxguard_heap_magics", true);
  print_bytes ("const uint8_t mpxguard_heap_small_index", SMALL_NEED / 16 + 1,
	       small_class);
  print_bytes ("const uint8_t mpxguard_heap_large_index", large_steps,
	       large_class);
  print_bytes ("const uint8_t mpxguard_heap_second_level", classes,
	       second_level);
  printf ("\n/* These change while the program runs.  */\n");
  print_bytes ("uint8_t mpxguard_heap_used_class", classes, first_level);
  print_bytes ("uint8_t mpxguard_heap_small_used", SMALL_NEED / 16 + 1,
	       small_first_level);
  printf ("\n#endif\n");
  return fflush (stdout) == 0 && !ferror (stdout) ? 0 : 1;
}
