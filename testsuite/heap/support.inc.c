/* See support.h.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "support.h"

#include "emulator.h"
#include "options.h"
#include "report.h"
#include "stats.h"
#include "table-clear.h"
#include "table.h"
#include "wiped.h"

enum mpxguard_mpx_state mpxguard_mpx_state;
unsigned mpxguard_entry_shift;
struct mpxguard_options mpxguard_options;
struct mpxguard_counters mpxguard_counters;

static struct mpxguard_wiped wiped;
struct mpxguard_wiped *mpxguard_wiped = &wiped;

const char *volatile refused_what;
volatile uint64_t refused_pointer;
volatile unsigned refusals;
volatile uint64_t cleared_bytes, copied_bytes;

static unsigned failures;
static unsigned quiet_failures;

bool
mpxguard_emulator_counts_pages (void)
{
  return false;
}

bool
mpxguard_emulator_derives (void)
{
  return false;
}

void
mpxguard_report_bad_free (const char *what, uint64_t pointer,
			  const void *pc __attribute__ ((unused)))
{
  refused_what = what;
  refused_pointer = pointer;
  __atomic_add_fetch (&refusals, 1, __ATOMIC_RELAXED);
}

void
mpxguard_clear (const void *p __attribute__ ((unused)), uint64_t size)
{
  __atomic_add_fetch (&cleared_bytes, size, __ATOMIC_RELAXED);
}

bool
mpxguard_quick_clear (uint64_t base, uint64_t size)
{
  mpxguard_clear ((const void *) base, size);
  return true;
}

void
mpxguard_copy (const void *dst __attribute__ ((unused)),
	       const void *src __attribute__ ((unused)), uint64_t size)
{
  __atomic_add_fetch (&copied_bytes, size, __ATOMIC_RELAXED);
}

void
check (bool condition, const char *what)
{
  if (!condition)
    failures++;
  printf ("%s: %s\n", condition ? "PASS" : "FAIL", what);
  fflush (stdout);
}

void
fail_quiet (const char *what, const char *condition, int line)
{
  failures++;
  if (quiet_failures++ == 0)
    printf ("FAIL: %s: line %d: %s\n", what, line, condition);
  fflush (stdout);
}

void
finish_quiet (const char *what)
{
  if (quiet_failures == 0)
    printf ("PASS: %s\n", what);
  quiet_failures = 0;
  fflush (stdout);
}

void
serve (unsigned stacks)
{
  struct mpxguard_heap_settings settings = {
    .tables = true, .grow_by_moving = true, .quarantine = true,
    .quarantine_mb = 16, .quarantine_percent = 5, .stack_depth = stacks
  };

  mpxguard_heap_configure (&settings);
}

void
serve_plainly (void)
{
  struct mpxguard_heap_settings settings = { .tables = false };

  mpxguard_heap_configure (&settings);
}

uint64_t
next_random (uint64_t *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return *state;
}

int
finish (void)
{
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
