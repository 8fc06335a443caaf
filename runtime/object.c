/* Which object was it?

   In: the bounds of a violation.  Out: words for the object that they belong
   to: a block of the heap, a variable, or at least a mapping.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "object.h"

#include <string.h>

#include "format.h"
#include "maps.h"
#include "module.h"
#include "symbolize.h"

/* The object lies in the heap: describe it.  Return false if it does not.  */
static bool
describe_heap (uint64_t lower, struct mpxguard_text *text,
	       struct mpxguard_heap_block *block)
{
  if (!mpxguard_heap_find (lower, block))
    {
      *block = (struct mpxguard_heap_block) { .base = 0 };
      return false;
    }
  mpxguard_format (text, "heap block of %lu bytes at 0x%lx%s",
		   (unsigned long) block->size, (unsigned long) block->base,
		   block->live	  ? ""
		   : block->freed ? ", which was freed"
				  : ", which is free");
  return true;
}

/* Return the length of NAME without the number that GCC appends to the names
   of static variables in functions.  */
static int
name_length (const char *name)
{
  const char *dot = strrchr (name, '.');

  if (!dot || dot == name || dot[1 + strspn (dot + 1, "0123456789")] != '\0')
    return (int) strlen (name);
  return (int) (dot - name);
}

/* The object is a global variable: describe it.  Return false if it is
   not.  */
static bool
describe_global (uint64_t lower, struct mpxguard_text *text)
{
  struct mpxguard_symbol symbol;

  if (!mpxguard_symbol_find (lower, &symbol) || lower < symbol.start
      || (symbol.size > 0 && lower - symbol.start >= symbol.size))
    return false;
  mpxguard_format (text, "global variable '%.*s' of %lu bytes at 0x%lx",
		   name_length (symbol.name), symbol.name,
		   (unsigned long) symbol.size, (unsigned long) symbol.start);
  return true;
}

/* Local variables being listed.  */
struct listing
{
  struct mpxguard_text *text;
  uint64_t size;
  unsigned count;
  const char *function;
};

/* Callback: append LOCAL's name if it has the size that is looked for.  */
static void
list_local (const struct mpxguard_local *local, void *argument)
{
  struct listing *list = argument;

  list->function = local->function_name;
  if (local->size != list->size)
    return;
  mpxguard_format (list->text, "%s'%s'",
		   list->count++ == 0 ? "stack variable " : " or ",
		   local->name);
}

/* Larger frames than this there are none; what looks like one is the step from
   one stack to another, at a handler on an alternate stack.  */
#define FRAME_MOST (1UL << 30)

/* Return the size of frame I of TRACE, which is not the last; 0 if that is not
   to be known.  */
static uint64_t
frame_size (const struct mpxguard_trace *trace, unsigned i)
{
  uint64_t size = trace->frame[i + 1] - trace->frame[i];

  return size < FRAME_MOST ? size : 0;
}

/* The object lies in a frame of TRACE: describe it.  Return false if it does
   not.  */
static bool
describe_stack (const struct mpxguard_violation *v,
		const struct mpxguard_trace *trace,
		struct mpxguard_text *text)
{
  struct listing list = { text, v->upper + 1 - v->lower, 0, NULL };
  struct mpxguard_symbol symbol;
  unsigned i;

  for (i = 0; i + 1 < trace->count; i++)
    if (v->lower - trace->frame[i] < frame_size (trace, i))
      break;
  if (i + 1 >= trace->count)
    return false;
  mpxguard_module_locals (trace->function[i], list_local, &list);
  if (list.count == 0)
    mpxguard_format (text, "stack variable");
  if (!list.function
      && mpxguard_symbol_find ((uint64_t) trace->pc[i] - 1, &symbol))
    list.function = symbol.name;
  mpxguard_format (text, " of function %s, %lu bytes at 0x%lx",
		   list.function ? list.function : "??",
		   (unsigned long) list.size, (unsigned long) v->lower);
  return true;
}

/* Say at least where the object lies.  */
static void
describe_memory (uint64_t lower, struct mpxguard_text *text)
{
  struct mpxguard_mapping m;

  if (!mpxguard_maps_find (lower, lower + 1, &m))
    mpxguard_format (text, "memory at 0x%lx, which is not mapped",
		     (unsigned long) lower);
  else
    mpxguard_format (text, "memory at 0x%lx, in %s from 0x%lx to 0x%lx",
		     (unsigned long) lower,
		     m.name[0] ? m.name : "a mapping without a name",
		     (unsigned long) m.start, (unsigned long) m.end);
}

void
mpxguard_object_describe (const struct mpxguard_violation *v,
			  const struct mpxguard_trace *trace,
			  struct mpxguard_object_text *object)
{
  /* Names may be long: what does not fit is cut by writing to nowhere.  */
  struct mpxguard_text text
    = { object->text, sizeof object->text - 1, 0, -1 };

  memset (object, 0, sizeof *object);
  /* A stack may lie in the heap.  */
  if (!describe_stack (v, trace, &text)
      && !describe_heap (v->lower, &text, &object->block)
      && !describe_global (v->lower, &text))
    describe_memory (v->lower, &text);
}
