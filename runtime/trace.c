/* Stack traces.

   In: the calling thread's stack.  Out: its frames, and their names.
   The unwinder of libgcc does the work: like __mpxguard_report it runs at any
   instruction, so -fasynchronous-unwind-tables (the default on x86-64) is
   what makes traces complete.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include "trace.h"

#include <stdlib.h>
#include <string.h>
#include <unwind.h>

#include "heap.h"
#include "note.h"
#include "options.h"
#include "runtime.h"
#include "sections.h"
#include "symbolize.h"
#include "sys.h"

/* What mpxguard_trace_refine was told: the frame at POSITION at PC stands for
   those from FIRST on.  */
static struct
{
  uint64_t pc;
  unsigned first;
  unsigned position;
  bool last;			/* It is the last at PC: the function that the
				   code is of.  */
  int line;
  int call_line;		/* Of the frame after it, or 0.  */
  const char *function;
} refined;

/* A trace being taken.  */
struct taking
{
  struct mpxguard_trace *trace;
  const void *pc;		/* Where it begins; null once it has.  */
};

/* Callback of the unwinder: note the frame in CONTEXT.  */
static _Unwind_Reason_Code
take_frame (struct _Unwind_Context *context, void *argument)
{
  struct taking *taking = argument;
  struct mpxguard_trace *t = taking->trace;
  int before = 0;
  uint64_t pc = _Unwind_GetIPInfo (context, &before);

  if (taking->pc && pc == (uint64_t) taking->pc)
    {
      taking->pc = NULL;
      t->count = 0;
    }
  if (t->count == MPXGUARD_TRACE_MAX || pc == 0)
    return _URC_END_OF_STACK;
  /* Where a signal struck, PC is the instruction itself.  */
  t->pc[t->count] = (const void *) (pc + (before != 0));
  t->frame[t->count] = _Unwind_GetCFA (context);
  t->function[t->count] = (const void *) _Unwind_GetRegionStart (context);
  t->count++;
  return _URC_NO_REASON;
}

void
mpxguard_trace_take (struct mpxguard_trace *trace, const void *pc)
{
  struct taking taking = { trace, pc };

  trace->count = 0;
  refined.pc = 0;
  if (!mpxguard_heap_unwinder_lost ())
    _Unwind_Backtrace (take_frame, &taking);
  else if (pc)
    {
      trace->pc[0] = pc;
      trace->frame[0] = 0;
      trace->function[0] = NULL;
      trace->count = 1;
    }
}

/* Frames being visited.  */
struct visiting
{
  bool (*visit) (const struct mpxguard_frame *, void *);
  void *argument;
  struct mpxguard_frame frame;
  unsigned position;		/* Among all frames, also those left out.  */
  bool stopped;
};

/* Describe the object that the call at PC lies in.  */
static void
find_module (uint64_t pc, struct mpxguard_frame *frame)
{
  static char path[4096];
  struct mpxguard_object object;

  frame->module = "";
  frame->offset = 0;
  if (!mpxguard_object_find (pc, &object))
    return;
  mpxguard_object_path (&object, path, sizeof path);
  frame->module = path;
  frame->offset = pc - object.base;
}

/* Hand V's frame, which has its place and its function, to who asked.  */
static void
visit_frame (struct visiting *v)
{
  v->stopped = !v->visit (&v->frame, v->argument);
  v->frame.number++;
}

/* Return true if A and B name parts of one function, such as "f" and
   "f.cold".  */
static bool
are_parts (const char *a, const char *b)
{
  size_t length = strcspn (a, ".");

  return length == strcspn (b, ".") && strncmp (a, b, length) == 0;
}

/* V's frame is the refined one.  Where debug information does not tell of
   inlined functions, as that in .dwo files, it is that of the function which
   the access's is inlined in: visit that of the access first.  */
static void
visit_refined (struct visiting *v)
{
  const char *around = v->frame.function;

  v->frame.line = refined.line;
  if (refined.function)
    v->frame.function = refined.function;
  if (!refined.last || refined.call_line == 0 || !around || !refined.function
      || are_parts (around, refined.function))
    return;
  visit_frame (v);
  v->frame.function = around;
  v->frame.line = refined.call_line;
}

/* Callback of mpxguard_symbolize: visit a frame at PLACE.  */
static void
visit_place (const struct mpxguard_place *place, void *argument)
{
  struct visiting *v = argument;
  unsigned position = v->position++;
  bool is_refined = v->frame.pc == refined.pc && position >= refined.first
		    && position <= refined.position;

  if (v->stopped || (is_refined && position < refined.position))
    return;
  v->frame.function = place->function;
  v->frame.file = place->file;
  v->frame.line = place->line;
  if (is_refined)
    visit_refined (v);
  else if (v->frame.pc == refined.pc && position == refined.position + 1
	   && refined.call_line > 0)
    v->frame.line = refined.call_line;
  if (!v->stopped)
    visit_frame (v);
}

/* A function that is looked for among those inlined at one place.  */
struct looking
{
  const char *function;
  unsigned position;		/* Of the frame that is visited.  */
  unsigned first;		/* Where to begin.  */
  unsigned found;
};

/* Callback of mpxguard_symbolize: see whether PLACE is in the function.  */
static void
look_at_place (const struct mpxguard_place *place, void *argument)
{
  struct looking *l = argument;

  if (l->position >= l->first && l->found == 0 && place->function
      && strcmp (place->function, l->function) == 0)
    l->found = l->position + 1;
  l->position++;
}

void
mpxguard_trace_refine (const struct mpxguard_frame *frame, int line,
		       const char *function, int call_line)
{
  struct looking l = { function, 0, frame->number, 0 };

  /* The frame is one of the first PC's: its number is its position there.  */
  if (function && mpxguard_options.symbolize)
    mpxguard_symbolize (frame->pc - 1, look_at_place, &l);
  refined.pc = frame->pc;
  refined.first = frame->number;
  refined.position = l.found > 0 ? l.found - 1 : frame->number;
  refined.last = l.position <= refined.position + 1;
  refined.line = line;
  /* Where the function is among those that the code is known to be inlined
     from, its call is known, too.  */
  refined.call_line = l.found > 0 ? 0 : call_line;
  refined.function = function ? function : frame->function;
}

/* The bytes of a direct call: 0xe8 and the distance.  */
#define CALL_SIZE 5

/* Return what the instruction before PC calls, if it calls a function of its
   own module directly; else 0.  */
static uint64_t
called_directly (uint64_t pc)
{
  const uint8_t *code = (const uint8_t *) pc - CALL_SIZE;
  struct mpxguard_object object;
  int32_t distance;

  if (!mpxguard_object_find (pc, &object) || pc - object.start < CALL_SIZE
      || *code != 0xe8)
    return 0;
  memcpy (&distance, code + 1, sizeof distance);
  return pc + (uint64_t) (int64_t) distance;
}

/* Callback of mpxguard_symbolize: keep the file and the line of PLACE; the
   outermost function comes last.  */
static void
keep_beginning (const struct mpxguard_place *place, void *argument)
{
  struct visiting *v = argument;

  v->frame.file = place->file;
  v->frame.line = place->line;
}

/* Return true and set OWN if this library can be told from the program: not so
   in a static one.  */
static bool
find_own (struct mpxguard_object *own)
{
  return mpxguard_object_find ((uint64_t) mpxguard_init, own) && own->name
	 && *own->name;
}

/* Visit the function OUT, which begins at CALLED and has left no frame.  */
static void
visit_gone (struct visiting *v, uint64_t called,
	    const struct mpxguard_symbol *out)
{
  v->frame.pc = called;
  find_module (called, &v->frame);
  v->frame.file = NULL;
  v->frame.line = 0;
  mpxguard_symbolize (called, keep_beginning, v);
  v->frame.function = out->name;
  v->frame.jumped = true;
  visit_frame (v);
  v->frame.jumped = false;
}

/* The frame that goes on at OUTER called that which goes on at INNER, or a
   function that ended by a jump there: visit that one.  If there were several,
   only the first left a trace.  */
static void
visit_jumped (struct visiting *v, uint64_t inner, uint64_t outer)
{
  uint64_t called = called_directly (outer);
  struct mpxguard_symbol in, out;

  if (called != 0 && mpxguard_symbol_find (inner - 1, &in)
      && in.start != called && mpxguard_symbol_find (called, &out)
      && out.start == called && !are_parts (in.name, out.name))
    visit_gone (v, called, &out);
}

/* The same where the innermost frame goes on at OUTER: it called this library or
   libc, or a function of its own module that ended by a jump there, as one
   that returns what malloc does.  */
static void
visit_first_jumped (struct visiting *v, uint64_t outer)
{
  uint64_t called = called_directly (outer);
  struct mpxguard_object own;
  struct mpxguard_symbol out;

  if (called != 0 && find_own (&own) && mpxguard_symbol_find (called, &out)
      && out.start == called)
    visit_gone (v, called, &out);
}

/* Set SHOWN to those of the COUNT frames PCS that are not of this library, which
   called what calls back or began a thread.  Return how many they are; all
   frames if there are no others.  */
static unsigned
leave_own_out (const void *const *pcs, unsigned count, const void **shown)
{
  struct mpxguard_object own;
  bool has_own = find_own (&own);
  unsigned n = 0;

  for (unsigned i = 0; i < count && pcs[i]; i++)
    if (!has_own || (uint64_t) pcs[i] - own.start >= own.end - own.start)
      shown[n++] = pcs[i];
  if (n > 0)
    return n;
  memcpy (shown, pcs, count * sizeof *pcs);
  return count;
}

void
mpxguard_trace_visit (const void *const *pcs, unsigned count,
		      bool (*visit) (const struct mpxguard_frame *frame,
				     void *argument),
		      void *argument)
{
  struct visiting v = { visit, argument, { .number = 0 }, 0, false };
  static const struct mpxguard_place nowhere;
  static const void *shown[MPXGUARD_TRACE_MAX];

  count = leave_own_out (pcs, count, shown);
  if (mpxguard_options.symbolize && count > 0)
    visit_first_jumped (&v, (uint64_t) shown[0]);
  for (unsigned i = 0; i < count && shown[i] && !v.stopped; i++)
    {
      v.frame.pc = (uint64_t) shown[i];
      find_module (v.frame.pc - 1, &v.frame);
      if (!mpxguard_options.symbolize
	  || !mpxguard_symbolize (v.frame.pc - 1, visit_place, &v))
	visit_place (&nowhere, &v);
      if (mpxguard_options.symbolize && i + 1 < count && shown[i + 1]
	  && !v.stopped)
	visit_jumped (&v, (uint64_t) shown[i], (uint64_t) shown[i + 1]);
    }
}

/* So many frames of libc may lie between a function of ours and an entry of
   the heap: strdup's, asprintf's with what it is made of.  */
#define LIBC_FRAMES 8

unsigned
mpxguard_trace_own (const void *const *pcs, unsigned count)
{
  struct mpxguard_object own, libc;
  unsigned n = 0, last = 0;

  if (!find_own (&own))
    return 0;
  if (!mpxguard_object_find ((uint64_t) qsort, &libc))
    libc = own;
  for (; n < count && n - last <= LIBC_FRAMES; n++)
    if ((uint64_t) pcs[n] - own.start < own.end - own.start)
      last = n + 1;
    else if ((uint64_t) pcs[n] - libc.start >= libc.end - libc.start)
      break;
  return last < count ? last : 0;
}

unsigned
mpxguard_trace_libc (const void *const *pcs, unsigned count)
{
  struct mpxguard_object libc;
  unsigned n = 0;

  if (!mpxguard_object_find ((uint64_t) qsort, &libc) || !libc.name
      || !*libc.name)
    return 0;
  while (n < count && (uint64_t) pcs[n] - libc.start < libc.end - libc.start)
    n++;
  return n < count ? n : 0;
}

/* True if FILE is a header of the system or of the compiler: nobody's own
   code, but what was inlined from there.  */
static bool
is_system_header (const char *file)
{
  static const char *const folders[] = { "/usr/include/", "/usr/lib/gcc/" };

  for (unsigned i = 0; i < sizeof folders / sizeof folders[0]; i++)
    if (strncmp (file, folders[i], strlen (folders[i])) == 0)
      return true;
  return false;
}

/* Callback of mpxguard_trace_visit: keep the first frame, or the first one
   after it that is not in a system header.  */
static bool
keep_frame (const struct mpxguard_frame *frame, void *argument)
{
  struct mpxguard_frame *kept = argument;

  if (frame->number > 0 && frame->pc != kept->pc)
    return false;
  *kept = *frame;
  return frame->file && is_system_header (frame->file);
}

void
mpxguard_trace_place (const void *const *pcs, unsigned count,
		      struct mpxguard_frame *frame)
{
  *frame = (struct mpxguard_frame) { .module = "" };
  mpxguard_trace_visit (pcs, count, keep_frame, frame);
}
