/* A report as one line of JSON.

   In: a finding.  Out: an object of JSON with the members

     tool version pid tid kind message backend by address size
     lower upper bounds_size distance	the bounds; not for misuse of the heap
     file line column function field	where the access is
     origin				where its pointer came from
     object { kind name function file line address size freed description }
     stack thread_created freed allocated
					arrays of { pc function file line
					module offset tail_call }

   Addresses are strings: they do not fit the numbers of every reader.  What is
   unknown is left out.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "json.h"
#include "report-text.h"

/* In the order of enum mpxguard_object_kind.  */
static const char *const kind_names[]
  = { "heap", "stack", "global", "thread-local", "string-literal", "mapping",
      "unmapped", "none" };

/* Append the member NAME with the address VALUE.  */
static void
put_address (struct mpxguard_text *text, const char *name, uint64_t value)
{
  mpxguard_format (text, ",\"%s\":\"0x%lx\"", name, (unsigned long) value);
}

/* Append the member NAME with the number VALUE.  */
static void
put_number (struct mpxguard_text *text, const char *name, uint64_t value)
{
  mpxguard_format (text, ",\"%s\":%lu", name, (unsigned long) value);
}

/* Append the members FILE and LINE, if they are known.  */
static void
put_file (struct mpxguard_text *text, const char *file, int line)
{
  if (!file)
    return;
  mpxguard_json_member (text, "file", file);
  put_number (text, "line", (uint64_t) line);
}

/* For mpxguard_json_words: the sentences of a finding.  */
static void
put_distance_words (struct mpxguard_text *text, const void *finding)
{
  mpxguard_finding_distance (text, finding);
}

static void
put_object_words (struct mpxguard_text *text, const void *finding)
{
  mpxguard_finding_object (text, finding);
}

static void
put_hit_words (struct mpxguard_text *text, const void *finding)
{
  mpxguard_finding_hit (text, finding);
}

/* Append the bounds of F.  */
static void
put_bounds (struct mpxguard_text *text, const struct mpxguard_finding *f)
{
  if (!f->has_bounds)
    return;
  put_number (text, "size", f->v->size);
  put_address (text, "lower", f->v->lower);
  put_address (text, "upper", f->v->upper);
  put_number (text, "bounds_size", f->size);
  mpxguard_format (text, ",\"distance\":");
  mpxguard_json_words (text, put_distance_words, f);
}

/* Append the object of F.  */
static void
put_object (struct mpxguard_text *text, const struct mpxguard_finding *f)
{
  const struct mpxguard_object_facts *o = &f->object;

  mpxguard_format (text, ",\"object\":{\"kind\":\"%s\"", kind_names[o->kind]);
  mpxguard_json_member (text, "name", o->name);
  mpxguard_json_member (text, "function", o->function);
  put_file (text, o->file, o->line);
  put_address (text, "address", o->base);
  if (o->size > 0)
    put_number (text, "size", o->size);
  if (o->kind == MPXGUARD_OBJECT_HEAP)
    mpxguard_format (text, ",\"freed\":%s", o->block.freed ? "true" : "false");
  mpxguard_format (text, ",\"description\":");
  mpxguard_json_words (text, put_object_words, f);
  mpxguard_format (text, "}");
}

/* Callback of mpxguard_trace_visit: append FRAME.  */
static bool
put_frame (const struct mpxguard_frame *frame, void *argument)
{
  struct mpxguard_text *text = argument;

  mpxguard_format (text, "%s{\"pc\":\"0x%lx\"", frame->number ? "," : "",
		   (unsigned long) frame->pc);
  mpxguard_json_member (text, "function", frame->function);
  put_file (text, frame->file, frame->line);
  mpxguard_json_member (text, "module", frame->module);
  if (*frame->module)
    put_address (text, "offset", frame->offset);
  mpxguard_format (text, "%s}", frame->jumped ? ",\"tail_call\":true" : "");
  return true;
}

/* Append the member NAME with the stack of COUNT frames at PCS.  */
static void
put_stack (struct mpxguard_text *text, const char *name,
	   const void *const *pcs, unsigned count)
{
  unsigned own = mpxguard_trace_own (pcs, count);

  if (count == 0)
    return;
  mpxguard_format (text, ",\"%s\":[", name);
  mpxguard_trace_visit (pcs + own, count - own, put_frame, text);
  mpxguard_format (text, "]");
}

void
mpxguard_report_json (struct mpxguard_text *text,
		      const struct mpxguard_finding *f)
{
  const struct mpxguard_heap_block *block = &f->object.block;

  mpxguard_format (text, "{\"tool\":\"mpxguard\",\"version\":\"%s\","
		   "\"pid\":%d,\"tid\":%d", PACKAGE_VERSION, f->pid, f->tid);
  mpxguard_json_member (text, "kind", f->rule);
  mpxguard_json_member (text, "message", f->kind);
  mpxguard_json_member (text, "backend", f->backend);
  mpxguard_json_member (text, "by", f->v->by);
  if (!f->v->has_no_address)
    put_address (text, "address", f->v->address);
  put_bounds (text, f);
  put_file (text, f->file, f->line);
  if (f->column)
    put_number (text, "column", (uint64_t) f->column);
  mpxguard_json_member (text, "function", f->function);
  mpxguard_json_member (text, "field", f->part);
  mpxguard_json_member (text, "origin", f->origin);
  put_object (text, f);
  if (f->has_hit)
    {
      mpxguard_format (text, ",\"hits\":");
      mpxguard_json_words (text, put_hit_words, f);
    }
  put_stack (text, "stack", f->trace.pc, f->trace.count);
  put_stack (text, "thread_created", f->created.pcs, f->created.count);
  put_stack (text, "freed", block->released.pcs, block->released.count);
  put_stack (text, "allocated", block->allocated.pcs, block->allocated.count);
  mpxguard_format (text, "}\n");
}
