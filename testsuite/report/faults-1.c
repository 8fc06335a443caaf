/* What reports say of accesses that the processor refuses; the process ends by
   the signal, which the program does not know to be ours.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <regex.h>
#include <signal.h>
#include <string.h>

#include "../child.inc.h"

/* Behind a call: it stays one.  */
#define AFTER_CALL __asm__ volatile ("" : : : "memory")

struct node
{
  long value;
  struct node *next;
  int (*handler) (int);
};

static struct node *volatile nowhere;
static struct node *volatile wild = (struct node *) 0x600000000000;
static struct node *volatile garbage = (struct node *) 0x1234567890abcdef;
static char *volatile letters = "letters";
static int data[4];
static struct node node;

__attribute__ ((noipa)) static struct node *
get (struct node *n)
{
  return n->next; /* get */
}

__attribute__ ((noipa)) static void
put (struct node *n)
{
  n->value = 1; /* put */
}

__attribute__ ((noipa)) static int
call (struct node *n)
{
  return n->handler (1) + 1; /* call */
}

static void
read_null (void)
{
  get (nowhere);
  AFTER_CALL;
}

static void
write_null (void)
{
  put (nowhere);
  AFTER_CALL;
}

static void
call_null (void)
{
  call (&node);
  AFTER_CALL;
}

static void
write_literal (void)
{
  letters[1] = 'x'; /* put */
}

static void
read_wild (void)
{
  get (wild);
}

static void
read_garbage (void)
{
  get (garbage);
}

static void
call_data (void)
{
  node.handler = (int (*) (int)) data;
  call (&node);
  AFTER_CALL;
}

__attribute__ ((noipa)) static void
print (const char *text)
{
  puts (text); /* call */
  AFTER_CALL;
}

static void
print_wild (void)
{
  print ((const char *) wild);
}

static void
send (void)
{
  raise (SIGSEGV);
}

/* The program has set its own handler aside.  */
static void
put_back (void)
{
  struct sigaction old;
  struct sigaction none = { .sa_handler = SIG_IGN };

  sigaction (SIGSEGV, &none, &old);
  if (old.sa_handler != SIG_DFL || signal (SIGBUS, SIG_IGN) != SIG_DFL)
    _exit (3);
  sigaction (SIGSEGV, &old, NULL);
  put (nowhere);
  AFTER_CALL;
}

/* What each must report, as a regular expression; empty for nothing.  */
static const struct
{
  void (*run) (void);
  const char *report;
} cases[] = {
  { read_null,
    "ERROR: mpxguard: null-pointer read at 0x8 .*faults-1.c:[0-9]+ in get\n"
    ".*  return n->next; /. get ./\n.*there is no object: the address is 8 "
    "bytes above null\n.* in read_null " },
  { write_null,
    "ERROR: mpxguard: null-pointer write at 0x0 .*there is no object: the "
    "pointer is null\n.* in write_null .*SUMMARY: mpxguard: null-pointer "
    "write .*faults-1.c:[0-9]+ in put\n" },
  { call_null,
    "ERROR: mpxguard: null-pointer call at 0x0 .* in call\n.*/. call ./\n.*"
    "#0 .* in call .*#1 .* in call_null " },
  { write_literal,
    "ERROR: mpxguard: invalid write at .* in write_literal\n.*/. put ./\n.*"
    "the object is memory at .*faults-1.* which cannot be written\n" },
  { read_wild,
    "ERROR: mpxguard: invalid read at 0x600000000008 .*the object is memory "
    "at 0x600000000008, which is not mapped\n" },
  { read_garbage,
    "ERROR: mpxguard: invalid access .* in get\n.*there is no object: the "
    "pointer has been overwritten, or was never set\n" },
  { call_data,
    "ERROR: mpxguard: invalid call at .* in call\n.*the object is the global "
    "variable 'data' of 16 bytes.*#1 .* in call_data " },
  { print_wild,
    "ERROR: mpxguard: invalid read at 0x600000000000 .* in print\n.*/. call "
    "./\n.*#[1-9] .* in print .*SUMMARY: [^\n]* in print\n" },
  { send, "" },
  { put_back, "" },
};

/* True if TEXT is REPORT.  */
static int
matches (const char *report, const char *text)
{
  regex_t expression;
  int result;

  if (!*report)
    return !*text;
  if (regcomp (&expression, report, REG_EXTENDED | REG_NOSUB))
    abort ();
  result = regexec (&expression, text, 0, NULL, 0) == 0;
  regfree (&expression);
  return result;
}

int
main (void)
{
  static char text[1 << 16];
  int failures = 0;

  for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++)
    {
      int status = run_in_child (cases[i].run, text, sizeof text);

      if (WIFSIGNALED (status) && WTERMSIG (status) == SIGSEGV
	  && matches (cases[i].report, text))
	continue;
      printf ("case %u: status %x:\n%s", i, (unsigned) status, text);
      failures++;
    }
  return failures != 0;
}
