/* The user's hook.

   In: a finding and its report, while the lock of reports is held.  Out: a
   call of the function that mpxguard_set_report_hook was given, when the lock
   is no longer held: the hook may take locks of its own, which another thread
   may hold that waits to report.  So it gets copies.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "hook.h"

#include <string.h>
#include <sys/mman.h>

#include "bounds.h"
#include "report-lock.h"
#include "sys.h"

/* Like struct mpxguard_report of mpxguard.h, which is for programs.  */
struct report
{
  size_t size;
  const char *kind;
  const char *text;
  const void *address;
  size_t access_size;
  const void *lower;
  const void *upper;
  const char *object;
  const char *function;
  const char *file;
  int line;
  int column;
};

typedef void report_hook (const struct report *report, void *data);

/* The lock of reports protects both.  */
struct setting
{
  report_hook *hook;
  void *data;
};
static struct setting current;

/* True while this thread is in the hook.  */
static __thread bool inside __attribute__ ((tls_model ("initial-exec")));

struct mpxguard_hook_call
{
  size_t mapped;
  struct setting setting;
  struct report report;
  size_t used;
  char strings[];
};

MPXGUARD_EXPORT report_hook *mpxguard_set_report_hook (report_hook *hook,
						       void *data);

/* Call HOOK with DATA after each report from now on; null for nothing.  Return
   what was called before.  */
report_hook *
mpxguard_set_report_hook (report_hook *hook, void *data)
{
  mpxguard_sigset mask;
  report_hook *old;

  mpxguard_consume ((const void *) mpxguard_set_report_hook);
  mpxguard_give_no_result ();
  mpxguard_init ();
  mpxguard_report_lock (&mask);
  old = current.hook;
  current.hook = hook;
  current.data = data;
  mpxguard_report_unlock (&mask);
  return old;
}

/* Copy the LENGTH characters at S to CALL's strings; return the copy.  */
static const char *
copy (struct mpxguard_hook_call *call, const char *s, size_t length)
{
  char *to = call->strings + call->used;

  memcpy (to, s, length);
  to[length] = '\0';
  call->used += length + 1;
  return to;
}

/* The same for a whole string, which may be null.  */
static const char *
copy_string (struct mpxguard_hook_call *call, const char *s)
{
  return s ? copy (call, s, strlen (s)) : NULL;
}

/* Room for the strings that are not the report.  */
#define STRINGS_SIZE 8192

struct mpxguard_hook_call *
mpxguard_hook_prepare (const struct mpxguard_finding *f,
		       const struct mpxguard_text *text)
{
  size_t size = sizeof (struct mpxguard_hook_call) + STRINGS_SIZE + text->used;
  struct mpxguard_hook_call *call;
  char object[1024];
  struct mpxguard_text words = { object, sizeof object - 1, 0, -1 };
  long mapped;

  if (!current.hook || inside)
    return NULL;
  mapped = mpxguard_sys_mmap (NULL, size, PROT_READ | PROT_WRITE,
			      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mpxguard_sys_failed (mapped))
    return NULL;
  call = (struct mpxguard_hook_call *) mapped;
  call->mapped = size;
  call->setting = current;
  mpxguard_finding_object (&words, f);
  call->report = (struct report) {
    .size = sizeof call->report,
    .kind = copy_string (call, f->kind),
    .text = copy (call, text->buffer, text->used),
    .address = (const void *) f->v->address,
    .access_size = f->v->size,
    .lower = (const void *) f->v->lower,
    .upper = (const void *) f->v->upper,
    .object = copy (call, object, words.used),
    .function = f->function && strlen (f->function) < STRINGS_SIZE / 4
		  ? copy_string (call, f->function)
		  : NULL,
    .file = f->file && strlen (f->file) < STRINGS_SIZE / 2
	      ? copy_string (call, f->file)
	      : NULL,
    .line = f->line,
    .column = f->column
  };
  return call;
}

void
mpxguard_hook_run (struct mpxguard_hook_call *call)
{
  struct mpxguard_call_area area = __mpxguard_call_area;

  if (!call)
    return;
  inside = true;
  call->setting.hook (&call->report, call->setting.data);
  inside = false;
  /* The check that failed may stand between the records for a call and the
     call.  */
  __mpxguard_call_area = area;
  mpxguard_sys_munmap (call, call->mapped);
}
