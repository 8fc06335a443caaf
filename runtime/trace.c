/* Stack traces.

   In: the calling thread's stack.  Out: its frames, and their names.
   The unwinder of libgcc does the work: like __mpxguard_report it runs at any
   instruction, so -fasynchronous-unwind-tables (the default on x86-64) is
   what makes traces complete.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include "trace.h"

#include <string.h>
#include <unwind.h>

#include "note.h"
#include "options.h"
#include "runtime.h"
#include "sections.h"
#include "symbolize.h"
#include "sys.h"

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
  _Unwind_Backtrace (take_frame, &taking);
}

/* The frame of mpxguard_trace_refine, with its line.  */
static struct mpxguard_frame refined;

/* Frames being visited.  */
struct visiting
{
  bool (*visit) (const struct mpxguard_frame *, void *);
  void *argument;
  struct mpxguard_frame frame;
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

/* Callback of mpxguard_symbolize: visit a frame at PLACE.  */
static void
visit_place (const struct mpxguard_place *place, void *argument)
{
  struct visiting *v = argument;

  if (v->stopped)
    return;
  v->frame.function = place->function;
  v->frame.file = place->file;
  v->frame.line = place->line;
  if (v->frame.pc == refined.pc && v->frame.number == refined.number)
    v->frame.line = refined.line;
  v->stopped = !v->visit (&v->frame, v->argument);
  v->frame.number++;
}

void
mpxguard_trace_refine (const struct mpxguard_frame *frame, int line)
{
  refined = *frame;
  refined.line = line;
}

void
mpxguard_trace_visit (const void *const *pcs, unsigned count,
		      bool (*visit) (const struct mpxguard_frame *frame,
				     void *argument),
		      void *argument)
{
  struct visiting v = { visit, argument, { .number = 0 }, false };
  static const struct mpxguard_place nowhere;

  for (unsigned i = 0; i < count && pcs[i] && !v.stopped; i++)
    {
      v.frame.pc = (uint64_t) pcs[i];
      find_module (v.frame.pc - 1, &v.frame);
      if (!mpxguard_options.symbolize
	  || !mpxguard_symbolize (v.frame.pc - 1, visit_place, &v))
	visit_place (&nowhere, &v);
    }
}

unsigned
mpxguard_trace_own (const void *const *pcs, unsigned count)
{
  struct mpxguard_object own;
  unsigned n = 0;

  /* In a static program our code cannot be told from other code.  */
  if (!mpxguard_object_find ((uint64_t) mpxguard_init, &own) || !own.name
      || !*own.name)
    return 0;
  while (n < count && (uint64_t) pcs[n] - own.start < own.end - own.start)
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
mpxguard_trace_place (const struct mpxguard_trace *trace,
		      struct mpxguard_frame *frame)
{
  *frame = (struct mpxguard_frame) { .module = "" };
  mpxguard_trace_visit (trace->pc, trace->count, keep_frame, frame);
}
