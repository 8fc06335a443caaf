/* The user's hook gets what the report says, may itself be wrong, may take a
   lock, and may be taken away.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0:dedup=0" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-text "hook: out-of-bounds read of 4 bytes, the global variable 'numbers' of 16 bytes at 0x\[0-9a-f\]+\[^\n\]*, report-18-ubv.c:@place@ in set, data 7\n" } */
/* { dg-mpxguard-text "in nested \[^\n\]*report-18-ubv.c:@nested@\n" } */
/* { dg-mpxguard-no-text "(hook: .*){3}" } */
#include <mpxguard.h>
#include <stdio.h>
#include <string.h>

int numbers[4];
static volatile int sink;
static int calls;
char name[4];

__attribute__ ((noipa)) static void
nested (int i)
{
  sink = name[i]; /* nested */
}

static void
hook (const struct mpxguard_report *r, void *data)
{
  const char *slash = strrchr (r->file, '/');

  if (r->size < sizeof *r || !strstr (r->text, "ERROR: mpxguard: ")
      || !strstr (r->text, "SUMMARY: ")
      || r->address != numbers + 4 || r->lower != numbers
      || (const char *) r->upper != (const char *) (numbers + 4) - 1)
    __builtin_abort ();
  fprintf (stderr, "hook: %s of %zu bytes, %s, %s:%d in %s, data %d\n",
	   r->kind, r->access_size, r->object, slash ? slash + 1 : r->file,
	   r->line, r->function, *(int *) data);
  if (calls++ == 1)
    nested (4);
}

__attribute__ ((noipa)) static void
set (int i)
{
  sink = numbers[i]; /* place */
}

int
main (void)
{
  int seven = 7;

  if (mpxguard_set_report_hook (hook, &seven))
    return 2;
  set (4);
  set (4);
  if (mpxguard_set_report_hook (NULL, NULL) != hook)
    return 3;
  set (4);
  return calls != 2;
}
