/* A report in the form that CI services read: SARIF 2.1.0.

   In: a finding.  Out: one element of the array "results" of a SARIF file.
   log.c keeps the file whole: what ends it is written behind every result and
   overwritten by the next.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "json.h"
#include "report-text.h"
#include "runtime.h"

/* Append FILE as a URI.  */
static void
put_uri (struct mpxguard_text *text, const char *file)
{
  static const char plain[] = "-._~/";

  mpxguard_format (text, "\"%s", *file == '/' ? "file://" : "");
  for (; *file; file++)
    {
      bool keep = (*file >= '0' && *file <= '9')
		  || (*file >= 'A' && *file <= 'Z')
		  || (*file >= 'a' && *file <= 'z');

      for (const char *p = plain; *p; p++)
	keep |= *file == *p;
      mpxguard_format (text, keep ? "%c" : "%%%02x", (unsigned char) *file);
    }
  mpxguard_format (text, "\"");
}

/* Append a location: FILE, LINE and COLUMN if they are known, FUNCTION if that
   is.  */
static void
put_location (struct mpxguard_text *text, const char *file, int line,
	      int column, const char *function)
{
  mpxguard_format (text, "{");
  if (file)
    {
      mpxguard_format (text, "\"physicalLocation\":{\"artifactLocation\":"
		       "{\"uri\":");
      put_uri (text, file);
      mpxguard_format (text, "}");
      if (line > 0)
	mpxguard_format (text, ",\"region\":{\"startLine\":%d", line);
      if (line > 0 && column > 0)
	mpxguard_format (text, ",\"startColumn\":%d", column);
      mpxguard_format (text, "%s}", line > 0 ? "}" : "");
    }
  if (function)
    {
      mpxguard_format (text, "%s\"logicalLocations\":[{\"name\":",
		       file ? "," : "");
      mpxguard_json_string (text, function);
      mpxguard_format (text, ",\"kind\":\"function\"}]");
    }
}

/* Callback of mpxguard_trace_visit: append FRAME.  */
static bool
put_frame (const struct mpxguard_frame *frame, void *argument)
{
  struct mpxguard_text *text = argument;

  mpxguard_format (text, "%s{\"location\":", frame->number ? "," : "");
  put_location (text, frame->file, frame->line, 0, frame->function);
  mpxguard_format (text, "}");
  mpxguard_json_member (text, "module", frame->module);
  mpxguard_format (text, "}");
  return true;
}

/* Append the stack of COUNT frames at PCS, which is WHAT, an element of an
   array if COMMA.  */
static void
put_stack (struct mpxguard_text *text, const char *what,
	   const void *const *pcs, unsigned count, bool comma)
{
  unsigned own = mpxguard_trace_own (pcs, count);

  if (count == 0)
    return;
  mpxguard_format (text, "%s{\"message\":{\"text\":\"%s\"},\"frames\":[",
		   comma ? "," : "", what);
  mpxguard_trace_visit (pcs + own, count - own, put_frame, text);
  mpxguard_format (text, "]}");
}

/* For mpxguard_json_words: the finding in one sentence.  */
static void
put_message (struct mpxguard_text *text, const void *argument)
{
  const struct mpxguard_finding *f = argument;

  mpxguard_format (text, "%s", f->kind);
  if (f->has_bounds)
    {
      mpxguard_format (text, " ");
      mpxguard_finding_size (text, f);
      mpxguard_format (text, "%s%s: ", f->v->by ? " by " : "",
		       f->v->by ? f->v->by : "");
    }
  if (f->has_bounds && !f->use_after_free)
    mpxguard_finding_distance (text, f);
  mpxguard_format (text, "%s ",
		   !f->has_bounds      ? ";"
		   : f->use_after_free ? ""
				       : " of its pointer;");
  mpxguard_finding_object_told (text, f);
}

/* For mpxguard_json_words: what the object is.  */
static void
put_object_words (struct mpxguard_text *text, const void *finding)
{
  mpxguard_finding_object (text, finding);
}

void
mpxguard_report_sarif (struct mpxguard_text *text,
		       const struct mpxguard_finding *f)
{
  const struct mpxguard_object_facts *o = &f->object;

  mpxguard_format (text, "{\"ruleId\":\"%s\",\"level\":\"error\","
		   "\"message\":{\"text\":", f->rule);
  mpxguard_json_words (text, put_message, f);
  mpxguard_format (text, "},\"locations\":[");
  put_location (text, f->file, f->line, f->column, f->function);
  mpxguard_format (text, "}],");
  if (o->file)
    {
      mpxguard_format (text, "\"relatedLocations\":[");
      put_location (text, o->file, o->line, 0, NULL);
      mpxguard_format (text, ",\"message\":{\"text\":");
      mpxguard_json_words (text, put_object_words, f);
      mpxguard_format (text, "}}],");
    }
  mpxguard_format (text, "\"stacks\":[");
  put_stack (text, "the access", f->trace.pc, f->trace.count, false);
  put_stack (text, "where the thread was created", f->created.pcs,
	     f->created.count, true);
  put_stack (text, "where the block was freed", o->block.released.pcs,
	     o->block.released.count, true);
  put_stack (text, "where the block was allocated", o->block.allocated.pcs,
	     o->block.allocated.count, true);
  mpxguard_format (text, "]}");
}

/* What can be found: the names that mpxguard_finding gives, explained.
   Services show them as a list of rules.  */
static const struct
{
  const char *name, *description;
} rules[] = {
  { "out-of-bounds-read",
    "A read through a pointer outside the object that it was made from." },
  { "out-of-bounds-write",
    "A write through a pointer outside the object that it was made from." },
  { "use-after-free-read", "A read of a block of the heap that was freed." },
  { "use-after-free-write", "A write to a block of the heap that was freed." },
  { "double-free", "A block of the heap is freed a second time." },
  { "realloc-after-free", "A block of the heap that was freed is reallocated." },
  { "invalid-free", "What is freed is not the start of a block of the heap." },
  { "invalid-realloc",
    "What is reallocated is not the start of a block of the heap." },
  { "null-pointer-read", "A read through a null pointer." },
  { "null-pointer-write", "A write through a null pointer." },
  { "null-pointer-call", "A call through a null pointer." },
  { "null-pointer-access", "An access through a null pointer." },
  { "invalid-read", "A read where no memory can be read." },
  { "invalid-write", "A write where no memory can be written." },
  { "invalid-call", "A call of what is no code." },
  { "invalid-access", "An access where no memory can be accessed." },
  { "overwritten-size",
    "Code that is not checked has written behind the end of a block." },
};

void
mpxguard_sarif_begin (struct mpxguard_text *text)
{
  mpxguard_format (text, "{\"$schema\":"
		   "\"https://json.schemastore.org/sarif-2.1.0.json\","
		   "\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":"
		   "{\"name\":\"mpxguard\",\"version\":\"%s\",\"rules\":[",
		   PACKAGE_VERSION);
  for (unsigned i = 0; i < sizeof rules / sizeof rules[0]; i++)
    mpxguard_format (text,
		     "%s{\"id\":\"%s\",\"shortDescription\":{\"text\":"
		     "\"%s\"}}", i ? "," : "", rules[i].name,
		     rules[i].description);
  mpxguard_format (text, "]}},\"results\":[\n");
}
