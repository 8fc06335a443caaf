/* A violation and all that is known of it.

   In: an access and its bounds, as a failed check hands them over.  Out: what
   all forms of reports are worded from: the kind of the error, the object, the
   place in the source, the stack.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "finding.h"

#include <string.h>
#include <sys/prctl.h>

#include "format.h"
#include "mpx.h"
#include "names.h"
#include "options.h"
#include "sys.h"
#include "thread-stack.h"

/* True if the bounds of F are those of a freed block: they allow nothing, and
   the block that they begin with is free.  */
static bool
is_use_after_free (const struct mpxguard_finding *f)
{
  const struct mpxguard_heap_block *block = &f->object.block;

  return !f->v->misuse && f->size == 0
	 && f->object.kind == MPXGUARD_OBJECT_HEAP && block->freed
	 && f->v->lower == block->base;
}

/* Set the kind of F.  */
static void
set_kind (struct mpxguard_finding *f)
{
  bool write = f->v->flags & MPXGUARD_ACCESS_WRITE;
  unsigned n = 0;

  f->use_after_free = is_use_after_free (f);
  if (f->v->misuse)
    f->kind = f->v->misuse;
  else if (f->use_after_free)
    f->kind = write ? "use-after-free write" : "use-after-free read";
  else
    f->kind = write ? "out-of-bounds write" : "out-of-bounds read";
  /* What stands in parentheses is no part of the rule's name.  */
  for (; f->kind[n] && n < sizeof f->rule - 1
	 && !(f->kind[n] == ' ' && f->kind[n + 1] == '(');
       n++)
    f->rule[n] = f->kind[n] == ' ' ? '-' : f->kind[n];
  f->rule[n] = '\0';
}

/* Return where the pointer of a check with FLAGS came from.  */
static const char *
origin_of (unsigned flags)
{
  switch (flags & MPXGUARD_ORIGIN_MASK)
    {
    case MPXGUARD_ORIGIN_MEMORY:
      return "was loaded from memory";
    case MPXGUARD_ORIGIN_ARGUMENT:
      return "is an argument of the function";
    case MPXGUARD_ORIGIN_RESULT:
      return "is the result of a call";
    case MPXGUARD_ORIGIN_MERGED:
      return "is one of several";
    case MPXGUARD_ORIGIN_INTEGER:
      return "was made from an integer";
    default:
      return NULL;
    }
}

/* Return what stands behind the last slash of PATH.  */
static const char *
base_name (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash ? slash + 1 : path;
}

/* Find where F's access is in the source: the debug information knows the
   folder, the plugin the column.  */
static void
set_place (struct mpxguard_finding *f)
{
  struct mpxguard_check_place place;
  struct mpxguard_frame frame;

  if (!mpxguard_options.symbolize)
    return;
  mpxguard_trace_place (f->trace.pc + f->first, f->trace.count - f->first,
			&frame);
  f->function = frame.function;
  f->file = frame.file;
  f->line = frame.line;
  f->place_pc = frame.pc;
  if (!mpxguard_names_place ((uint64_t) (f->v->place ? f->v->place : f->v->pc),
			     &place))
    return;
  if (*place.part)
    f->part = place.part + 1;
  if (f->file && strcmp (base_name (f->file), base_name (place.file)) != 0)
    return;
  if (!f->file)
    f->file = place.file;
  f->line = place.line;
  f->column = place.column;
  if (*place.function)
    f->function = place.function;
  mpxguard_trace_refine (&frame, place.line, f->function, place.call_line);
}

/* Find out what F's access hits.  */
static void
set_hit (struct mpxguard_finding *f)
{
  const struct mpxguard_violation *v = f->v;
  bool begins_inside = v->address >= v->lower && v->address <= v->upper;

  f->has_hit = f->has_bounds && !f->use_after_free
	       && v->upper != 0
	       && mpxguard_object_at (begins_inside ? v->upper + 1 : v->address,
				      &f->trace, &f->hit)
	       && f->hit.base != f->object.base;
  if (!mpxguard_options.symbolize)
    f->hit.file = NULL;
}

void
mpxguard_finding_make (const struct mpxguard_violation *v,
		       struct mpxguard_finding *f)
{
  memset (f, 0, offsetof (struct mpxguard_finding, trace));
  f->v = v;
  f->pid = mpxguard_sys_getpid ();
  f->tid = mpxguard_sys_gettid ();
  f->backend = mpxguard_mpx_is_wanted () ? "mpx" : "soft";
  mpxguard_syscall (SYS_prctl, PR_GET_NAME, (long) f->thread, 0, 0, 0, 0);
  if (f->tid != f->pid)
    mpxguard_heap_stack_get (mpxguard_thread_creation (), &f->created);
  f->has_bounds = !v->misuse;
  /* The upper bound is 0 where it was not kept: see the backend.  */
  f->size = v->upper + 1 > v->lower ? v->upper + 1 - v->lower : 0;
  mpxguard_trace_take (&f->trace, v->pc);
  f->first = v->is_fault ? mpxguard_trace_libc (f->trace.pc, f->trace.count)
			 : 0;
  mpxguard_object_describe (v, &f->trace, &f->object);
  if (!mpxguard_options.symbolize)
    f->object.file = NULL;
  set_kind (f);
  set_hit (f);
  set_place (f);
  f->origin = origin_of (v->flags);
}

/* So many frames make a site: a recursion is one.  */
#define SITE_FRAMES 12

uint64_t
mpxguard_finding_site (const struct mpxguard_finding *f)
{
  uint64_t hash = 0xcbf29ce484222325;

  for (const char *p = f->kind; *p; p++)
    hash = (hash ^ (unsigned char) *p) * 0x100000001b3;
  for (unsigned i = 0; i < f->trace.count && i < SITE_FRAMES; i++)
    hash = (hash ^ (uint64_t) f->trace.pc[i]) * 0x9e3779b97f4a7c15;
  return hash;
}

uint64_t
mpxguard_finding_last (const struct mpxguard_finding *f)
{
  uint64_t last = f->v->address + f->v->size - 1;

  return (int64_t) f->v->size < 0 && last < f->v->address ? ~0UL : last;
}

void
mpxguard_finding_size (struct mpxguard_text *text,
		       const struct mpxguard_finding *f)
{
  mpxguard_format (text, "of size %lu", (unsigned long) f->v->size);
  if ((int64_t) f->v->size < 0)
    mpxguard_format (text, " (-%lu as a signed number)",
		     -(unsigned long) f->v->size);
}

void
mpxguard_finding_distance (struct mpxguard_text *text,
			   const struct mpxguard_finding *f)
{
  unsigned long first = f->v->address;
  unsigned long last = mpxguard_finding_last (f);
  bool below = first < f->v->lower;
  bool above = !below && first > f->v->upper;
  unsigned long bytes = below	? f->v->lower - first
			: above ? first - f->v->upper - 1
				: last - f->v->upper;

  if (!below && !above && last == ~0UL)
    {
      mpxguard_format (text, "access ends behind all memory");
      return;
    }
  mpxguard_format (text, "access %s ", below || above ? "starts" : "ends");
  mpxguard_format_bytes (text, bytes);
  mpxguard_format (text, " %s bound",
		   below   ? "below the lower"
		   : above ? "above the upper"
			   : "past the upper");
}

/* Append the text S of a string literal, cut where it gets long.  */
static void
put_literal (struct mpxguard_text *text, const char *s)
{
  unsigned n = 0;

  mpxguard_format (text, "\"");
  for (; s[n] && n < 40; n++)
    if (s[n] == '\n')
      mpxguard_format (text, "\\n");
    else if (s[n] == '"' || s[n] == '\\')
      mpxguard_format (text, "\\%c", s[n]);
    else if ((unsigned char) s[n] < ' ' || s[n] == '\177')
      mpxguard_format (text, "\\%c%c%c", '0' + (s[n] >> 6 & 3),
		       '0' + (s[n] >> 3 & 7), '0' + (s[n] & 7));
    else
      mpxguard_format (text, "%c", s[n]);
  mpxguard_format (text, "\"%s", s[n] ? "..." : "");
}

/* Append the name and the size of the variable O, which is a WHAT.  */
static void
put_variable (struct mpxguard_text *text,
	      const struct mpxguard_object_facts *o, const char *what)
{
  if (o->from_alloca)
    mpxguard_format (text, "%s memory", what);
  else if (*o->name)
    mpxguard_format (text, "the %s variable '%s'", what, o->name);
  else
    mpxguard_format (text, "an unnamed %s variable", what);
  if (o->kind == MPXGUARD_OBJECT_STACK)
    mpxguard_format (text, " of function %s,",
		     o->function ? o->function : "??");
  else if (o->size > 0)
    mpxguard_format (text, " of");
  if (o->size > 0)
    {
      mpxguard_format (text, " ");
      mpxguard_format_bytes (text, o->size);
    }
  mpxguard_format (text, " at 0x%lx", (unsigned long) o->base);
  if (o->kind != MPXGUARD_OBJECT_STACK && o->function)
    mpxguard_format (text, ", static in function %s", o->function);
  if (o->file)
    mpxguard_format (text, ", %s at %s:%d",
		     o->from_alloca ? "from alloca" : "declared", o->file,
		     o->line);
  if (o->elsewhere)
    mpxguard_format (text, ", on another thread's stack");
}

/* Append how far inside the block of F a pointer that is no block's is.  */
static void
put_inside (struct mpxguard_text *text, const struct mpxguard_finding *f)
{
  unsigned long inside = f->v->address - f->object.base;

  if (!f->v->misuse || inside == 0)
    return;
  mpxguard_format (text, "; the pointer is ");
  mpxguard_format_bytes (text, inside);
  mpxguard_format (text, " behind its start");
}

/* Append why there is no object where V struck.  */
static void
put_none (struct mpxguard_text *text, const struct mpxguard_violation *v)
{
  mpxguard_format (text, "the ");
  if (v->has_no_address)
    mpxguard_format (text, "pointer has been overwritten, or was never set");
  else if (v->address == 0)
    mpxguard_format (text, "pointer is null");
  else
    {
      mpxguard_format (text, "address is ");
      mpxguard_format_bytes (text, v->address);
      mpxguard_format (text, " above null");
    }
}

/* Append what O is, the object of F or the one that it hits.  */
static void
put_object (struct mpxguard_text *text, const struct mpxguard_finding *f,
	    const struct mpxguard_object_facts *o)
{
  unsigned long base = o->base;

  switch (o->kind)
    {
    case MPXGUARD_OBJECT_HEAP:
      mpxguard_format (text, "a heap block of ");
      mpxguard_format_bytes (text, o->size);
      mpxguard_format (text, " at 0x%lx%s", base,
		       o->block.live	? ""
		       : o->block.freed ? ", which was freed"
					: ", which is free");
      if (o == &f->object)
	put_inside (text, f);
      break;
    case MPXGUARD_OBJECT_STACK:
      put_variable (text, o, "stack");
      break;
    case MPXGUARD_OBJECT_GLOBAL:
      put_variable (text, o, "global");
      break;
    case MPXGUARD_OBJECT_THREAD:
      put_variable (text, o, "thread-local");
      break;
    case MPXGUARD_OBJECT_LITERAL:
      mpxguard_format (text, "the string literal ");
      put_literal (text, o->name);
      mpxguard_format (text, " of ");
      mpxguard_format_bytes (text, o->size);
      mpxguard_format (text, " at 0x%lx", base);
      break;
    case MPXGUARD_OBJECT_MAPPING:
      mpxguard_format (text, "memory at 0x%lx, in %s from 0x%lx to 0x%lx",
		       (unsigned long) f->v->lower,
		       strcmp (o->name, "[stack]") == 0
			 ? "the stack of the main thread"
		       : *o->name ? o->name : "a mapping without a name", base,
		       (unsigned long) o->end);
      if (o->read_only && (f->v->flags & MPXGUARD_ACCESS_WRITE))
	mpxguard_format (text, ", which cannot be written");
      break;
    case MPXGUARD_OBJECT_NONE:
      put_none (text, f->v);
      break;
    case MPXGUARD_OBJECT_UNMAPPED:
      mpxguard_format (text, "memory at 0x%lx, which is not mapped", base);
      break;
    }
}

void
mpxguard_finding_object (struct mpxguard_text *text,
			 const struct mpxguard_finding *f)
{
  put_object (text, f, &f->object);
}

void
mpxguard_finding_object_told (struct mpxguard_text *text,
			      const struct mpxguard_finding *f)
{
  mpxguard_format (text, f->object.kind == MPXGUARD_OBJECT_NONE
			   ? "there is no object: " : "the object is ");
  mpxguard_finding_object (text, f);
}

void
mpxguard_finding_hit (struct mpxguard_text *text,
		      const struct mpxguard_finding *f)
{
  put_object (text, f, &f->hit);
}
