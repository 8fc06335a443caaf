/* A model of bd_sem (runtime/bdlock.c), for spin: the same steps on the same
   four words, and the kernel's futex, which sleeps only if the word still has
   the value that was seen.

   What is verified: a writer is alone, nobody sleeps for ever (spin finds
   invalid end states), and a reader waits for one writer at most.

   Each task takes the lock ROUNDS times; if that is 0, as often as it likes, and
   stops when it likes.  The numbers of the lock count modulo CYCLE then, so that
   there is an end of states.

   BROKEN models the lock as it was first: the writer counted the readers that
   had left only after it had let new ones in.  One of these may have come and
   gone by then, the numbers agree, and a reader that sleeps is not woken.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef READERS
#define READERS 2
#endif
#ifndef WRITERS
#define WRITERS 2
#endif
#ifndef ROUNDS
#define ROUNDS 2
#endif

#if ROUNDS
#define GOES_ON round < ROUNDS
#define STOPS round == ROUNDS
#define COUNT_ROUND round++
#define NEXT(N) ((N) + 1)
#else
#ifndef CYCLE
#define CYCLE 4
#endif
#define GOES_ON true
#define STOPS true
#define COUNT_ROUND skip
#define NEXT(N) (((N) + 1) % CYCLE)
#endif

#define PRESENT 2

/* READERS_IN is two fields of one word.  */
byte in_count, in_bits;
byte out_count;
byte writers_in, writers_out;

/* What a task sleeps on.  */
mtype = { awake, on_readers_in, on_readers_out, on_writers_out };
mtype asleep[READERS + WRITERS] = awake;

byte reading, writing;
/* How many writers were inside while this reader waited.  */
byte waited[READERS];

inline wake (word)
{
  d_step {
    i = 0;
    do
    :: i < READERS + WRITERS ->
       if
       :: asleep[i] == word -> asleep[i] = awake
       :: else
       fi;
       i++
    :: else -> break
    od;
    i = 0
  }
}

proctype reader (byte me)
{
  byte round, i, now, bits, writer;

  do
  :: GOES_ON ->
     COUNT_ROUND;
     atomic { writer = in_bits; in_count = NEXT (in_count); waited[me] = 0 };
     do
     :: writer != 0 ->
	atomic { now = in_count; bits = in_bits };
	if
	:: bits == writer ->
	   atomic {
	     if
	     :: in_count == now && in_bits == bits -> asleep[me] = on_readers_in
	     :: else
	     fi
	   };
	   asleep[me] == awake
	:: else -> break
	fi
     :: else -> break
     od;
     atomic { now = 0; bits = 0; writer = 0 };
     reading++;
     assert (writing == 0 && waited[me] <= 1);
     reading--;
     out_count = NEXT (out_count);
     if
     :: in_bits & PRESENT -> wake (on_readers_out)
     :: else
     fi
  :: STOPS -> break
  od
}

proctype writer (byte me)
{
  byte round, i, ticket, now, readers, out;

  do
  :: GOES_ON ->
     COUNT_ROUND;
     atomic { ticket = writers_in; writers_in = NEXT (writers_in) };
     do
     :: now = writers_out;
	if
	:: now != ticket ->
	   atomic {
	     if
	     :: writers_out == now -> asleep[me] = on_writers_out
	     :: else
	     fi
	   };
	   asleep[me] == awake
	:: else -> break
	fi
     od;
     atomic { readers = in_count; in_bits = PRESENT | (ticket & 1) };
     do
     :: now = out_count;
	if
	:: now != readers ->
	   atomic {
	     if
	     :: out_count == now -> asleep[me] = on_readers_out
	     :: else
	     fi
	   };
	   asleep[me] == awake
	:: else -> break
	fi
     od;
     atomic { now = 0; readers = 0; ticket = 0 };
     d_step {
       writing++;
       assert (writing == 1 && reading == 0);
       do
       :: i < READERS ->
	  if
	  :: asleep[i] == on_readers_in -> waited[i]++
	  :: else
	  fi;
	  i++
       :: else -> break
       od;
       i = 0
     };
     writing--;
     out = out_count;
     atomic { readers = in_count; in_bits = 0 };
     writers_out = NEXT (writers_out);
#ifdef BROKEN
     out = out_count;
#endif
     if
     :: readers != out -> wake (on_readers_in)
     :: else
     fi;
     out = 0;
     if
     :: writers_out != writers_in -> wake (on_writers_out)
     :: else
     fi
  :: STOPS -> break
  od
}

init
{
  byte i;

  atomic {
    do
    :: i < READERS -> run reader (i); i++
    :: i >= READERS && i < READERS + WRITERS -> run writer (i); i++
    :: i == READERS + WRITERS -> break
    od
  }
}
