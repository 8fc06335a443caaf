/* Which object was it?

   In: the bounds of a violation.  Out: the object that they belong to: a block
   of the heap, a variable, a string literal, or at least a mapping.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "object.h"

#include <string.h>

#include "format.h"
#include "maps.h"
#include "names.h"
#include "note.h"
#include "other-stack.h"
#include "protocol.h"
#include "symbolize.h"

/* Put NAME, of at most LENGTH characters, into OBJECT.  */
static void
set_name (struct mpxguard_object_facts *object, const char *name,
	  size_t length)
{
  size_t n = strnlen (name, length);

  if (n >= sizeof object->name)
    n = sizeof object->name - 1;
  memcpy (object->name, name, n);
  object->name[n] = '\0';
}

/* Set where OBJECT is declared to what VARIABLE says.  */
static void
set_declaration (struct mpxguard_object_facts *object,
		 const struct mpxguard_variable *variable)
{
  object->function = *variable->function ? variable->function : NULL;
  object->file = *variable->file ? variable->file : NULL;
  object->line = variable->line;
}

/* The object lies in the heap: describe it.  Return false if it does not.  */
static bool
describe_heap (uint64_t lower, struct mpxguard_object_facts *object)
{
  struct mpxguard_heap_block *block = &object->block;

  if (!mpxguard_heap_find (lower, block))
    {
      *block = (struct mpxguard_heap_block) { .base = 0 };
      return false;
    }
  object->kind = MPXGUARD_OBJECT_HEAP;
  object->base = block->base;
  object->size = block->size;
  return true;
}

/* Return the length of NAME without the number that GCC appends to the names
   of static variables in functions.  */
static size_t
name_length (const char *name)
{
  const char *dot = strrchr (name, '.');

  if (!dot || dot == name || dot[1 + strspn (dot + 1, "0123456789")] != '\0')
    return strlen (name);
  return (size_t) (dot - name);
}

/* The object is a global variable: describe it.  Return false if it is
   not.  */
static bool
describe_global (uint64_t lower, struct mpxguard_object_facts *object)
{
  struct mpxguard_variable variable;
  struct mpxguard_symbol symbol;
  struct mpxguard_object module;

  object->kind = MPXGUARD_OBJECT_GLOBAL;
  if (mpxguard_names_global (lower, &variable))
    {
      if (variable.per_thread)
	object->kind = MPXGUARD_OBJECT_THREAD;
      object->base = variable.start;
      object->size = variable.size;
      set_name (object, variable.name, strlen (variable.name));
      set_declaration (object, &variable);
      return true;
    }
  /* To read the symbols takes time: only for what may have one.  */
  if (!mpxguard_object_find (lower, &module)
      || !mpxguard_symbol_find (lower, &symbol) || lower < symbol.start
      || (symbol.size > 0 && lower - symbol.start >= symbol.size))
    return false;
  object->base = symbol.start;
  object->size = symbol.size;
  set_name (object, symbol.name, name_length (symbol.name));
  if (mpxguard_names_copied (object->name, symbol.size, symbol.start,
			     &variable))
    set_declaration (object, &variable);
  return true;
}

/* Most characters of a string literal to look at.  */
#define LITERAL_MOST (1UL << 20)

/* The object is a string literal: describe it.  Return false if it does not
   look like one: a string and nothing behind it, in memory of a loaded object
   that has no name and cannot be written.  */
static bool
describe_literal (const struct mpxguard_violation *v,
		  struct mpxguard_object_facts *object)
{
  const char *string = (const char *) v->lower;
  uint64_t size = v->upper + 1 - v->lower;
  struct mpxguard_object module;
  struct mpxguard_mapping m;

  if (v->misuse || size == 0 || size > LITERAL_MOST
      || !mpxguard_object_find (v->lower, &module)
      || v->upper < v->lower || v->upper >= module.end
      || !mpxguard_maps_find (v->lower, v->lower + 1, &m)
      || !m.readable || m.writable || v->upper >= m.end
      || strnlen (string, size) != size - 1)
    return false;
  object->kind = MPXGUARD_OBJECT_LITERAL;
  object->base = v->lower;
  object->size = size;
  set_name (object, string, size - 1);
  return true;
}

/* Local variables being listed.  */
struct listing
{
  struct mpxguard_object_facts *object;
  struct mpxguard_text text;
  unsigned count;
  bool alloca;			/* What alloca made is among them.  */
  uint64_t lower;
  uint64_t frame_end;
  enum
  {
    ARGUMENTS,			/* Of the function, in its caller's frame.  */
    PLACED,
    UNPLACED			/* By their size, because their place is not
				   known.  */
  } looks_for;
};

/* Return true if VARIABLE may be what LIST looks for.  */
static bool
is_candidate (const struct listing *list,
	      const struct mpxguard_variable *variable)
{
  uint64_t start = list->frame_end + (uint64_t) (int64_t) variable->offset;
  bool placed = variable->offset != MPXGUARD_OFFSET_UNKNOWN;

  if (list->looks_for == UNPLACED)
    return !placed && (variable->size == list->object->size
		       || variable->size == 0);
  return placed && (variable->offset >= 0) == (list->looks_for == ARGUMENTS)
	 && list->lower - start < variable->size;
}

/* Callback: append VARIABLE's name if it may be the object.  */
static void
list_local (const struct mpxguard_variable *variable, void *argument)
{
  struct listing *list = argument;
  struct mpxguard_object_facts *object = list->object;

  if (!is_candidate (list, variable))
    return;
  if (list->looks_for != UNPLACED)
    {
      object->base = list->frame_end + (uint64_t) (int64_t) variable->offset;
      object->size = variable->size;
    }
  list->count++;
  if (*variable->name || !list->alloca)
    mpxguard_format (&list->text, "%s%s", list->count == 1 ? "" : "' or '",
		     *variable->name ? variable->name : "alloca");
  list->alloca = list->alloca || !*variable->name;
  if (list->count == 1)
    set_declaration (object, variable);
  else
    object->file = NULL;
}

/* Look for what LIST is to find among the local variables of function I of
   TRACE that it says.  */
static void
list_locals (struct listing *list, const struct mpxguard_trace *trace,
	     unsigned i, int looks_for)
{
  if (list->count > 0)
    return;
  list->looks_for = looks_for;
  list->frame_end = trace->frame[i + 1];
  mpxguard_names_locals ((uint64_t) trace->function[i], list_local, list);
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

/* Return the number of TRACE's frame that ADDRESS lies in; TRACE's count if
   there is none.  */
static unsigned
frame_of (uint64_t address, const struct mpxguard_trace *trace)
{
  for (unsigned i = 0; i + 1 < trace->count; i++)
    if (address - trace->frame[i] < frame_size (trace, i))
      return i;
  return trace->count;
}

/* The object lies in a frame of TRACE: describe it.  Return false if it does
   not.  */
static bool
describe_stack (const struct mpxguard_violation *v,
		const struct mpxguard_trace *trace,
		struct mpxguard_object_facts *object)
{
  struct listing list = { .object = object, .lower = v->lower };
  struct mpxguard_symbol symbol;
  unsigned i = frame_of (v->lower, trace);

  if (i == trace->count)
    return false;
  object->kind = MPXGUARD_OBJECT_STACK;
  object->base = v->lower;
  object->size = v->upper + 1 > v->lower ? v->upper + 1 - v->lower : 0;
  /* Names may be long: what does not fit is left out.  */
  list.text = (struct mpxguard_text) { object->name, sizeof object->name - 1,
				       0, -1 };
  if (i > 0)
    list_locals (&list, trace, i - 1, ARGUMENTS);
  list_locals (&list, trace, i, PLACED);
  list_locals (&list, trace, i, UNPLACED);
  object->from_alloca = list.alloca && list.count == 1;
  if (!object->function
      && mpxguard_symbol_find ((uint64_t) trace->pc[i] - 1, &symbol))
    object->function = symbol.name;
  return true;
}

/* What is mapped at an address.  */
struct mapped
{
  uint64_t address;
  bool found;
  struct mpxguard_mapping mapping;
};

/* Callback: find out the mapping of DATA.  No unmap is in the middle of its
   work then.  */
static void
find_mapping (void *data)
{
  struct mapped *mapped = data;

  mapped->found = mpxguard_maps_find (mapped->address, mapped->address + 1,
				      &mapped->mapping);
}

/* The object that V's bounds are of lies in MAPPING, no file: describe it if
   it is on the stack of another thread.  Return false if that is not to be
   known.  */
static bool
describe_other_stack (const struct mpxguard_violation *v,
		      const struct mpxguard_mapping *mapping,
		      struct mpxguard_object_facts *object)
{
  struct mpxguard_variable variable;

  if (v->misuse || !mapping->writable || !mapping->readable
      || v->upper < v->lower
      || !mpxguard_other_stack_find (v->lower, v->upper + 1 - v->lower,
				     mapping->start, mapping->end, &variable))
    return false;
  object->kind = MPXGUARD_OBJECT_STACK;
  object->elsewhere = true;
  object->base = v->lower;
  object->size = variable.size;
  set_name (object, variable.name, strlen (variable.name));
  set_declaration (object, &variable);
  return true;
}

/* Say at least where the object of V lies.  */
static void
describe_memory (const struct mpxguard_violation *v,
		 struct mpxguard_object_facts *object)
{
  uint64_t lower = v->lower;
  struct mapped mapped = { .address = lower };

  object->kind = MPXGUARD_OBJECT_UNMAPPED;
  object->base = lower;
  mpx_report (&mpxguard_space, find_mapping, &mapped);
  if (!mapped.found
      || describe_other_stack (v, &mapped.mapping, object))
    return;
  object->kind = MPXGUARD_OBJECT_MAPPING;
  object->base = mapped.mapping.start;
  object->end = mapped.mapping.end;
  object->read_only = !mapped.mapping.writable;
  set_name (object, mapped.mapping.name, sizeof mapped.mapping.name);
}

void
mpxguard_object_describe (const struct mpxguard_violation *v,
			  const struct mpxguard_trace *trace,
			  struct mpxguard_object_facts *object)
{
  memset (object, 0, sizeof *object);
  if (v->is_fault && (v->has_no_address || v->address < MPXGUARD_NULL_END))
    object->kind = MPXGUARD_OBJECT_NONE;
  /* A stack may lie in the heap.  */
  else if (!describe_stack (v, trace, object)
	   && !describe_heap (v->lower, object)
	   && !describe_global (v->lower, object)
	   && !describe_literal (v, object))
    describe_memory (v, object);
}

/* ADDRESS lies in a variable of TRACE's frames whose place is known: describe
   it.  Return false if it does not.  */
static bool
describe_placed (uint64_t address, const struct mpxguard_trace *trace,
		 struct mpxguard_object_facts *object)
{
  struct listing list = { .object = object, .lower = address };
  unsigned i = frame_of (address, trace);

  if (i == trace->count)
    return false;
  object->kind = MPXGUARD_OBJECT_STACK;
  list.text = (struct mpxguard_text) { object->name, sizeof object->name - 1,
				       0, -1 };
  list_locals (&list, trace, i, PLACED);
  return list.count == 1;
}

/* What the names of the plugin's own variables begin with.  */
static const char own_prefix[] = "__mpxguard";

bool
mpxguard_object_at (uint64_t address, const struct mpxguard_trace *trace,
		    struct mpxguard_object_facts *object)
{
  memset (object, 0, sizeof *object);
  if (describe_placed (address, trace, object))
    return true;
  memset (object, 0, sizeof *object);
  if (describe_heap (address, object))
    return (object->block.live || object->block.freed)
	   && address - object->base < object->size;
  return describe_global (address, object) && object->size > 0
	 && strncmp (object->name, own_prefix, sizeof own_prefix - 1) != 0;
}
