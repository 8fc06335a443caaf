/* Variables on stacks that are not being unwound.

   In: the bounds of an object on the stack of another thread.  Out: which
   variable it is.

   Another thread runs on and cannot be unwound.  But the plugin wrote how far
   each variable lies from the end of its function's frame, where the return
   address is.  So a variable of the right size is tried out: it is the one if
   the word there is the address behind a call, of that very function if the
   call names it.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "other-stack.h"

#include <string.h>
#include <sys/uio.h>

#include "mpxguard-layout.h"
#include "note.h"
#include "sys.h"

/* How sure it is that a frame is the function's.  */
enum likeness
{
  NO,
  POSSIBLE,			/* The call is one through a pointer, or to a
				   stub.  */
  CERTAIN
};

/* Bytes of a direct call: 0xe8 and the distance.  */
#define DIRECT_SIZE 5

/* Forms of indirect calls, 0xff and what says of whom, have so many.  */
#define INDIRECT_LEAST 2
#define INDIRECT_MOST 7

/* Return whether the frame that ends with the return address PC is one of
   FUNCTION.  */
static enum likeness
called (uint64_t pc, uint64_t function)
{
  const uint8_t *code = (const uint8_t *) pc;
  struct mpxguard_object object;
  int32_t distance;

  if (!mpxguard_object_find (pc, &object)
      || pc - object.start < INDIRECT_MOST)
    return NO;
  if (code[-DIRECT_SIZE] == 0xe8)
    {
      memcpy (&distance, code - DIRECT_SIZE + 1, sizeof distance);
      return pc + (uint64_t) (int64_t) distance == function ? CERTAIN
							    : POSSIBLE;
    }
  for (int n = INDIRECT_LEAST; n <= INDIRECT_MOST; n++)
    if (code[-n] == 0xff && (code[1 - n] >> 3 & 7) == 2)
      return POSSIBLE;
  return NO;
}

/* Read the word at ADDRESS, which may be unmapped this very moment.  */
static bool
read_word (uint64_t address, uint64_t *word)
{
  struct iovec local = { word, sizeof *word };
  struct iovec remote = { (void *) address, sizeof *word };

  return mpxguard_syscall (SYS_process_vm_readv, mpxguard_sys_getpid (),
			   (long) &local, 1, (long) &remote, 1, 0)
	 == sizeof *word;
}

/* A variable being looked for.  */
struct search
{
  uint64_t start;
  uint64_t size;
  uint64_t lowest;
  uint64_t end;
  enum likeness likeness;	/* Of what was found.  */
  unsigned count;		/* So many are as like.  */
  struct mpxguard_variable *variable;
};

/* Callback: keep VARIABLE of FUNCTION if it is the best so far.  */
static bool
try_variable (const struct mpxguard_variable *variable, uint64_t function,
	      void *argument)
{
  struct search *s = argument;
  uint64_t frame_end = s->start - (uint64_t) (int64_t) variable->offset;
  enum likeness likeness;
  uint64_t pc;

  if (variable->offset == MPXGUARD_OFFSET_UNKNOWN || variable->offset >= 0
      || variable->size != s->size || frame_end % 16 != 0
      || frame_end - sizeof pc < s->lowest || frame_end > s->end)
    return true;
  if (!read_word (frame_end - sizeof pc, &pc))
    return true;
  likeness = called (pc, function);
  if (likeness == NO || likeness < s->likeness)
    return true;
  s->count = likeness > s->likeness ? 1 : s->count + 1;
  s->likeness = likeness;
  *s->variable = *variable;
  return true;
}

bool
mpxguard_other_stack_find (uint64_t start, uint64_t size, uint64_t lowest,
			   uint64_t end, struct mpxguard_variable *variable)
{
  struct search search
    = { .start = start, .size = size, .lowest = lowest, .end = end,
	.variable = variable };

  mpxguard_names_all_locals (try_variable, &search);
  return search.count == 1;
}
