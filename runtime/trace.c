/* Stack traces.

   In: the calling thread's stack.  Out: its frames, in memory and as text.
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

/* Frames being printed.  */
struct putting
{
  struct mpxguard_text *text;
  unsigned number;
  uint64_t pc;
};

/* Append the object that PC lies in and PC's offset in it to TEXT.  */
static void
put_module (struct mpxguard_text *text, uint64_t pc)
{
  static char program[512];
  struct mpxguard_object object;
  long n;

  if (!mpxguard_object_find (pc, &object))
    return;
  if (!object.name || !*object.name)
    {
      n = mpxguard_syscall (SYS_readlink, (long) "/proc/self/exe",
			    (long) program, sizeof program - 1, 0, 0, 0);
      program[mpxguard_sys_failed (n) ? 0 : n] = '\0';
      object.name = program;
    }
  mpxguard_format (text, " (%s+0x%lx)", object.name,
		   (unsigned long) (pc - object.base));
}

/* Callback of mpxguard_symbolize: print a frame at PLACE.  */
static void
put_place (const struct mpxguard_place *place, void *argument)
{
  struct putting *p = argument;

  mpxguard_format (p->text, "    #%u 0x%lx in %s", p->number++,
		   (unsigned long) p->pc,
		   place->function ? place->function : "??");
  if (place->file)
    mpxguard_format (p->text, " %s:%d", place->file, place->line);
  else
    put_module (p->text, p->pc - 1);
  mpxguard_format (p->text, "\n");
}

void
mpxguard_trace_put (struct mpxguard_text *text, const void *const *pcs,
		    unsigned count)
{
  struct putting p = { text, 0, 0 };

  for (unsigned i = 0; i < count && pcs[i]; i++)
    {
      p.pc = (uint64_t) pcs[i];
      if (mpxguard_options.symbolize
	  && mpxguard_symbolize (p.pc - 1, put_place, &p))
	continue;
      mpxguard_format (text, "    #%u 0x%lx", p.number++,
		       (unsigned long) p.pc);
      put_module (text, p.pc - 1);
      mpxguard_format (text, "\n");
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

/* Callback of mpxguard_symbolize: keep the first place, or the first one after
   it that is not in a system header.  */
static void
keep_place (const struct mpxguard_place *place, void *argument)
{
  struct mpxguard_place *kept = argument;
  bool none = !kept->function && !kept->file;

  if (none || (kept->file && is_system_header (kept->file)))
    *kept = *place;
}

void
mpxguard_trace_put_place (struct mpxguard_text *text,
			  const struct mpxguard_trace *trace)
{
  struct mpxguard_place place = { NULL, NULL, 0 };
  uint64_t pc = trace->count > 0 ? (uint64_t) trace->pc[0] - 1 : 0;

  if (mpxguard_options.symbolize)
    mpxguard_symbolize (pc, keep_place, &place);
  if (place.file)
    mpxguard_format (text, "%s:%d", place.file, place.line);
  else
    mpxguard_format (text, "0x%lx", (unsigned long) pc);
  if (place.function)
    mpxguard_format (text, " in %s", place.function);
}
