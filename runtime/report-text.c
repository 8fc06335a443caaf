/* A report for people.

   In: a finding.  Out: lines such as

     ==17==ERROR: mpxguard: out-of-bounds write of size 1 at 0x5500 (soft)
     ==17==  /home/me/a.c:4:13 in set
	   4 |   p->name[i] = 1;
	     |             ^
     ==17==  pointer bounds [0x54f0, 0x54f7] (8 bytes), access starts 8 ...
     ==17==  the object is a heap block of 12 bytes at 0x54f0
     ==17==  through the field name[] of 'struct person'; ...
     ==17==    ............========................
     ==17==                        ^
     ==17==  at:
	 #0 0x401136 in set /home/me/a.c:4
     SUMMARY: mpxguard: out-of-bounds write /home/me/a.c:4 in set

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "report-text.h"

#include "options.h"
#include "picture.h"
#include "source.h"

/* What a terminal is told.  */
struct style
{
  const char *error;
  const char *place;
  const char *mark;
  const char *off;
};

static const struct style plain = { "", "", "", "" };
static const struct style coloured
  = { "\33[1;31m", "\33[1m", "\33[1;32m", "\33[0m" };

/* Append the line that says what happened.  */
static void
put_headline (struct mpxguard_text *text, const struct mpxguard_finding *f,
	      const struct style *style)
{
  const struct mpxguard_violation *v = f->v;
  unsigned long address = v->address;

  mpxguard_format (text, "==%d==%sERROR: mpxguard: %s", f->pid, style->error,
		   f->kind);
  if (v->is_fault && !v->has_no_address)
    mpxguard_format (text, " at 0x%lx", address);
  else if (v->misuse && !v->is_fault)
    mpxguard_format (text, " of 0x%lx", address);
  else if (!v->misuse)
    {
      mpxguard_format (text, " ");
      mpxguard_finding_size (text, f);
      mpxguard_format (text, " at 0x%lx%s%s", address, v->by ? " by " : "",
		       v->by ? v->by : "");
    }
  mpxguard_format (text, " (%s)%s\n", f->backend, style->off);
}

/* Append where it happened, with the source line.  */
static void
put_place (struct mpxguard_text *text, const struct mpxguard_finding *f,
	   const struct style *style)
{
  if (f->file)
    {
      mpxguard_format (text, "==%d==  %s%s:%d", f->pid, style->place, f->file,
		       f->line);
      if (f->column)
	mpxguard_format (text, ":%d", f->column);
      mpxguard_format (text, "%s in %s\n", style->off,
		       f->function ? f->function : "??");
      if (mpxguard_options.source)
	mpxguard_source_put (text, f, style->mark, style->off);
    }
  if (f->tid != f->pid)
    mpxguard_format (text, "==%d==  in thread %d '%s'\n", f->pid, f->tid,
		     f->thread);
}

/* Append the line about the bounds.  */
static void
put_bounds (struct mpxguard_text *text, const struct mpxguard_finding *f)
{
  const struct mpxguard_violation *v = f->v;
  unsigned long lower = v->lower;
  unsigned long upper = v->upper;

  if (!f->has_bounds)
    return;
  if (f->use_after_free)
    {
      mpxguard_format (text, "==%d==  access to byte %lu of a block of ",
		       f->pid, v->address - lower);
      mpxguard_format_bytes (text, f->object.size);
      mpxguard_format (text, " that was freed\n");
      return;
    }
  mpxguard_format (text, "==%d==  pointer bounds ", f->pid);
  if (upper == 0 && lower > 0)
    mpxguard_format (text, "begin at 0x%lx, ", lower);
  else
    {
      mpxguard_format (text, "[0x%lx, 0x%lx] (", lower, upper);
      mpxguard_format_bytes (text, f->size);
      mpxguard_format (text, "), ");
    }
  mpxguard_finding_distance (text, f);
  mpxguard_format (text, "\n");
}

/* Append the lines about the object, the way to it, and what is hit instead.  */
static void
put_object (struct mpxguard_text *text, const struct mpxguard_finding *f,
	    const struct style *style)
{
  mpxguard_format (text, "==%d==  ", f->pid);
  mpxguard_finding_object_told (text, f);
  mpxguard_format (text, "\n");
  if (f->part || f->origin)
    mpxguard_format (text, "==%d==  %s%s%s%s%s\n", f->pid,
		     f->part ? "through the field " : "",
		     f->part ? f->part : "", f->part && f->origin ? "; " : "",
		     f->origin ? "the pointer " : "",
		     f->origin ? f->origin : "");
  if (f->has_hit)
    {
      mpxguard_format (text, "==%d==  the access hits ", f->pid);
      mpxguard_finding_hit (text, f);
      mpxguard_format (text, "\n");
    }
  if (f->has_bounds)
    mpxguard_picture (text, f, style->mark, style->off);
}


/* Callback of mpxguard_trace_visit: append FRAME.  */
static bool
put_frame (const struct mpxguard_frame *frame, void *argument)
{
  struct mpxguard_text *text = argument;

  mpxguard_format (text, "    #%u 0x%lx", frame->number,
		   (unsigned long) frame->pc);
  if (frame->function || frame->file)
    mpxguard_format (text, " in %s",
		     frame->function ? frame->function : "??");
  if (frame->file)
    mpxguard_format (text, " %s:%d", frame->file, frame->line);
  else if (*frame->module)
    mpxguard_format (text, " (%s+0x%lx)", frame->module,
		     (unsigned long) frame->offset);
  mpxguard_format (text, "%s\n", frame->jumped ? " (left by a tail call)" : "");
  return true;
}

/* Append STACK, if there is one, after WHAT, which says whose it is.  */
static void
put_stack (struct mpxguard_text *text, const struct mpxguard_finding *f,
	   const char *what, const struct mpxguard_heap_stack *stack)
{
  unsigned own;

  if (stack->count == 0)
    return;
  own = mpxguard_trace_own (stack->pcs, stack->count);
  mpxguard_format (text, "==%d==  %s at:\n", f->pid, what);
  mpxguard_trace_visit (stack->pcs + own, stack->count - own, put_frame, text);
}

/* Append how to learn more of a block's allocation and release.  */
static void
put_stack_hint (struct mpxguard_text *text, const struct mpxguard_finding *f)
{
  const char *freed = f->object.block.freed ? " and freed" : "";

  if (mpxguard_options.malloc_stack == 0)
    mpxguard_format (text, "==%d==  where it was allocated is recorded with "
		     "MPXGUARD_OPTIONS=malloc_stack=1, the stacks with "
		     "malloc_stack=20\n", f->pid);
  else if (mpxguard_options.malloc_stack == 1)
    mpxguard_format (text, "==%d==  the stack by which it was allocated%s is "
		     "recorded with MPXGUARD_OPTIONS=malloc_stack=20\n",
		     f->pid, freed);
}

/* Append the stacks.  */
static void
put_stacks (struct mpxguard_text *text, const struct mpxguard_finding *f)
{
  const struct mpxguard_heap_block *block = &f->object.block;

  mpxguard_format (text, "==%d==  at:\n", f->pid);
  mpxguard_trace_visit (f->trace.pc, f->trace.count, put_frame, text);
  put_stack (text, f, "the thread was created", &f->created);
  put_stack (text, f, "freed", &block->released);
  put_stack (text, f, "allocated", &block->allocated);
  if (f->object.kind == MPXGUARD_OBJECT_HEAP)
    put_stack_hint (text, f);
}

/* Append where the access of F is in code without debug information: the same
   in every run, for scripts that compare.  */
static void
put_code (struct mpxguard_text *text, const struct mpxguard_finding *f)
{
  struct mpxguard_frame frame;

  mpxguard_trace_place (f->trace.pc, f->trace.count, &frame);
  if (frame.module && *frame.module)
    mpxguard_format (text, "%s+0x%lx", frame.module,
		     (unsigned long) frame.offset);
  else
    mpxguard_format (text, "0x%lx", (unsigned long) f->trace.pc[0] - 1);
}

void
mpxguard_report_text (struct mpxguard_text *text,
		      const struct mpxguard_finding *f, bool colour)
{
  const struct style *style = colour ? &coloured : &plain;

  put_headline (text, f, style);
  put_place (text, f, style);
  put_bounds (text, f);
  put_object (text, f, style);
  put_stacks (text, f);
  mpxguard_format (text, "SUMMARY: mpxguard: %s ", f->kind);
  if (f->file)
    mpxguard_format (text, "%s:%d", f->file, f->line);
  else if (f->trace.count > 0)
    put_code (text, f);
  if (f->function)
    mpxguard_format (text, " in %s", f->function);
  mpxguard_format (text, "\n");
}
