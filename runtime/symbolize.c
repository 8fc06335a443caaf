/* Names for addresses, by libbacktrace.

   In: addresses of code and data.  Out: functions, files, lines, symbols.
   libbacktrace is built to take its memory from mmap, so it serves in signal
   handlers.  Only the thread that reports comes here.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "symbolize.h"

#include <backtrace.h>
#include <stddef.h>

#include "note.h"

/* Callback of libbacktrace: errors mean that something stays unknown, which
   the report shows by itself.  */
static void
ignore_error (void *data __attribute__ ((unused)),
	      const char *message __attribute__ ((unused)),
	      int number __attribute__ ((unused)))
{
}

/* Return libbacktrace's state for the objects that are loaded now.  A state
   never learns of new ones, so it is made anew after dlopen; the old one
   cannot be freed and is left.  */
static struct backtrace_state *
current_state (void)
{
  static struct backtrace_state *state;
  static unsigned long long state_objects;
  unsigned long long objects = mpxguard_objects_generation ();

  if (!state || objects != state_objects)
    {
      state = backtrace_create_state (NULL, 0, ignore_error, NULL);
      state_objects = objects;
    }
  return state;
}

/* Callback of libbacktrace: put the symbol NAME at VALUE into *DATA.  */
static void
take_symbol (void *data, uintptr_t pc __attribute__ ((unused)),
	     const char *name, uintptr_t value, uintptr_t size)
{
  struct mpxguard_symbol *symbol = data;

  symbol->name = name;
  symbol->start = value;
  symbol->size = size;
}

bool
mpxguard_symbol_find (uint64_t address, struct mpxguard_symbol *symbol)
{
  struct backtrace_state *state = current_state ();

  *symbol = (struct mpxguard_symbol) { NULL, 0, 0 };
  if (state)
    backtrace_syminfo (state, address, take_symbol, ignore_error, symbol);
  return symbol->name != NULL;
}

/* Places being found.  */
struct finding
{
  void (*visit) (const struct mpxguard_place *, void *);
  void *argument;
  bool found;
};

/* Callback of libbacktrace: hand a place on to who asked.  */
static int
take_place (void *data, uintptr_t pc, const char *file, int line,
	    const char *function)
{
  struct finding *finding = data;
  struct mpxguard_place place = { function, file, line };
  struct mpxguard_symbol symbol;

  if (!function && !file)
    return 0;
  if (!function && mpxguard_symbol_find (pc, &symbol))
    place.function = symbol.name;
  finding->found = true;
  finding->visit (&place, finding->argument);
  return 0;
}

bool
mpxguard_symbolize (uint64_t pc,
		    void (*visit) (const struct mpxguard_place *, void *),
		    void *argument)
{
  struct finding finding = { visit, argument, false };
  struct backtrace_state *state = current_state ();
  struct mpxguard_symbol symbol;

  if (!state)
    return false;
  backtrace_pcinfo (state, pc, take_place, ignore_error, &finding);
  if (!finding.found && mpxguard_symbol_find (pc, &symbol))
    {
      struct mpxguard_place place = { symbol.name, NULL, 0 };

      finding.found = true;
      visit (&place, argument);
    }
  return finding.found;
}
