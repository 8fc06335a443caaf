/* A model of the pre/post-unmap protocol, for spin.

   SLICES slices of two halves each, all of whose directory entries lie in one
   page; THREADS threads of the program, each of which makes ROUNDS steps:

       map a half; store bounds in it; load them; unmap a half, or a slice
       whose halves are both its own; report a violation

   beside them a thread that disables and enables management, and the kernel,
   which may evict the directory's page at any moment: the next to touch it
   faults, and takes mmap_sem for reading.

   What is verified:

   - no deadlock (spin finds invalid end states);
   - who stored bounds in memory of his own finds these there, and never
     others, until he unmaps it: none gets lost, none is stale;
   - after mpx_post_unmap no entry is valid for a slice that is not mapped, and
     between the halves none was inserted;
   - no table is freed twice, or while the directory leads to it;
   - bd_sem is never taken inside mmap_sem, nor twice.

   DESIGN chooses what is modelled:

     PROPOSAL    what the runtime does (runtime/protocol.c)
     V9          the design of October 2014 that the proposal criticises: no
		 bd_sem, tables are freed at the end of munmap with mmap_sem
		 held for writing.  Touching the directory may fault then, and
		 the fault wants mmap_sem: the task waits for itself
     V9_NOFAULT  that with page faults disabled, as it was submitted: where
		 the page is absent the table is left behind
     UNLOCKED    the proposal without bd_sem around the allocation of entries
     LATE        the proposal, but partly covered slices are zapped in the
		 second half only

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define PROPOSAL 0
#define V9 1
#define V9_NOFAULT 2
#define UNLOCKED 3
#define LATE 4

#ifndef DESIGN
#define DESIGN PROPOSAL
#endif
#ifndef SLICES
#define SLICES 1
#endif
#ifndef THREADS
#define THREADS 2
#endif
#ifndef ROUNDS
#define ROUNDS 4
#endif

#define KERNEL_FREES (DESIGN == V9 || DESIGN == V9_NOFAULT)
#define HALVES (2 * SLICES)
#define NOBODY 255

/* Memory: who has mapped a half, and which mapping it is (1 or 2, in turn).  */
byte owner[HALVES] = NOBODY;
byte generation[HALVES];
/* The owner stored bounds in this half, while tables were managed.  */
bool stored[HALVES];

/* The directory: slice N's entry is valid or not.  Its table is table N, for
   ever; a second one, made by the loser of a race, never gets so far.  */
bool valid[SLICES];
bool page_present = true;
bool managed = true;

/* Tables: to which mapping the entries for a half belong, 0: they say
   nothing; the table is marked for removal.  */
byte entry[HALVES];
bool marked[SLICES];
/* An unmap is between its halves, for the whole slice.  */
bool between[SLICES];

/* Two reader-writer locks that do not let readers pass a waiting writer.  */
byte bd_readers, bd_waiting;
bool bd_writer;
byte mm_readers, mm_waiting;
bool mm_writer;

inline bd_down_read ()
{
  assert (!in_mm && !in_bd);
  atomic { !bd_writer && bd_waiting == 0 -> bd_readers++; in_bd = true }
}

inline bd_up_read ()
{
  atomic { bd_readers--; in_bd = false }
}

inline bd_down_write ()
{
  assert (!in_mm && !in_bd);
  bd_waiting++;
  atomic { !bd_writer && bd_readers == 0 ->
	   bd_writer = true; bd_waiting--; in_bd = true }
}

inline bd_up_write ()
{
  atomic { bd_writer = false; in_bd = false }
}

inline mm_down_read ()
{
  atomic { !mm_writer && mm_waiting == 0 -> mm_readers++; in_mm = true }
}

inline mm_up_read ()
{
  atomic { mm_readers--; in_mm = false }
}

inline mm_down_write ()
{
  mm_waiting++;
  atomic { !mm_writer && mm_readers == 0 ->
	   mm_writer = true; mm_waiting--; in_mm = true }
}

inline mm_up_write ()
{
  atomic { mm_writer = false; in_mm = false }
}

/* Touch the directory's page; it stays for the access that follows.  */
inline touch_directory ()
{
  if
  :: page_present
  :: !page_present ->
     mm_down_read ();
     page_present = true;
     mm_up_read ()
  fi
}

/* Make the entry of slice S valid.  */
inline allocate_entry (s)
{
  if
  :: DESIGN == PROPOSAL || DESIGN == LATE -> bd_down_read ()
  :: else
  fi;
  touch_directory ();
  if
  :: managed && !valid[s] ->
     /* Memory for a table; then compare-and-swap.  */
     mm_down_write ();
     mm_up_write ();
     touch_directory ();
     atomic {
       if
       :: !valid[s] ->
	  assert (!between[s] || DESIGN == UNLOCKED);
	  valid[s] = true;
	  won = true
       :: else -> won = false
       fi
     }
     if
     :: won
     :: !won ->
	/* The loser frees its table.  */
	mm_down_write ();
	mm_up_write ()
     fi
  :: else
  fi;
  if
  :: DESIGN == PROPOSAL || DESIGN == LATE -> bd_up_read ()
  :: else
  fi
}

/* Store bounds in half H.  Generated code tests the entry, then writes to the
   table without a lock.  */
inline store (h)
{
  touch_directory ();
  if
  :: !valid[h / 2] -> allocate_entry (h / 2)
  :: else
  fi;
  atomic {
    if
    :: valid[h / 2] -> entry[h] = generation[h]; stored[h] = true
    :: else -> stored[h] = false	/* Nobody manages.  */
    fi
  }
}

/* Load bounds from half H: they are the owner's, or none if he stored none.  */
inline load (h)
{
  touch_directory ();
  atomic {
    if
    :: stored[h] -> assert (valid[h / 2] && entry[h] == generation[h])
    :: else -> assert (!valid[h / 2] || entry[h] == 0)
    fi
  }
}

inline map (h)
{
  mm_down_write ();
  if
  :: owner[h] == NOBODY ->
     owner[h] = id;
     generation[h] = 3 - generation[h];
     stored[h] = false
  :: else
  fi;
  mm_up_write ()
}

/* The real call, for the half H, or for its whole slice.  */
inline real_unmap (h, whole)
{
  mm_down_write ();
  owner[h] = NOBODY;
  if
  :: whole -> owner[h ^ 1] = NOBODY
  :: else
  fi;
  if
  :: KERNEL_FREES -> kernel_frees (h, whole)
  :: else
  fi;
  mm_up_write ()
}

/* The kernel's own freeing, inside munmap.  */
inline kernel_frees (h, whole)
{
  if
  :: DESIGN == V9 && !page_present ->
     /* The fault wants mmap_sem.  */
     atomic { !mm_writer && mm_waiting == 0 -> mm_readers++ };
     page_present = true;
     mm_readers--
  :: else
  fi;
  if
  :: page_present && valid[h / 2] ->
     if
     :: whole -> valid[h / 2] = false; entry[h ^ 1] = 0
     :: else
     fi;
     entry[h] = 0
  :: else
  fi;
  assert (!whole || !valid[h / 2])
}

inline pre_unmap (h, whole)
{
  bd_down_write ();
  touch_directory ();
  if
  :: managed && valid[h / 2] && whole ->
     valid[h / 2] = false;
     assert (!marked[h / 2]);
     marked[h / 2] = true
  :: managed && valid[h / 2] && !whole && DESIGN != LATE ->
     entry[h] = 0
  :: else
  fi;
  between[h / 2] = whole
}

inline post_unmap (h, whole)
{
  if
  :: whole ->
     /* No entry was inserted meanwhile, and no one is valid now.  */
     assert (!managed || !valid[h / 2]);
     if
     :: marked[h / 2] ->
	mm_down_write ();
	assert (!valid[h / 2]);
	entry[h] = 0;
	entry[h ^ 1] = 0;
	marked[h / 2] = false;
	mm_up_write ()
     :: else
     fi
  :: DESIGN == LATE && !whole && valid[h / 2] ->
     entry[h] = 0
  :: else
  fi;
  between[h / 2] = false;
  bd_up_write ()
}

inline unmap (h, whole)
{
  if
  :: KERNEL_FREES -> real_unmap (h, whole)
  :: else ->
     pre_unmap (h, whole);
     real_unmap (h, whole);
     post_unmap (h, whole)
  fi
}

inline report ()
{
  bd_down_read ();
  /* Copying the facts may fault.  */
  touch_directory ();
  bd_up_read ()
}

proctype application (byte id)
{
  byte round, h;
  bool in_bd, in_mm, won;

  do
  :: round < ROUNDS ->
     round++;
     select (h : 0 .. HALVES - 1);
     if
     :: owner[h] == NOBODY -> map (h)
     :: owner[h] == id -> store (h)
     :: owner[h] == id -> load (h)
     :: owner[h] == id -> unmap (h, false)
     :: owner[h] == id && owner[h ^ 1] == id -> unmap (h, true)
     :: !KERNEL_FREES -> report ()
     :: KERNEL_FREES
     fi;
     h = 0
  :: round == ROUNDS -> break
  od
}

/* Management is disabled, which forgets all bounds, and enabled again.  */
proctype manager ()
{
  bool in_bd, in_mm;
  byte i;

  if
  :: !KERNEL_FREES ->
     bd_down_write ();
     touch_directory ();
     managed = false;
     d_step {
       do
       :: i < HALVES -> valid[i / 2] = false; stored[i] = false; i++
       :: else -> break
       od
     }
     mm_down_write ();
     d_step {
       i = 0;
       do
       :: i < HALVES -> entry[i] = 0; i++
       :: else -> break
       od
     }
     mm_up_write ();
     bd_up_write ();
     bd_down_write ();
     managed = true;
     bd_up_write ()
  :: else
  fi
}

/* The kernel evicts the directory's page, twice.  */
proctype reclaimer ()
{
  atomic { !mm_writer -> page_present = false };
  atomic { !mm_writer -> page_present = false }
}

init
{
  byte i;

  atomic {
    do
    :: i < HALVES -> owner[i] = NOBODY; generation[i] = 1; i++
    :: else -> break
    od;
    i = 0;
    do
    :: i < THREADS -> run application (i); i++
    :: else -> break
    od;
    run manager ();
    run reclaimer ()
  }
}
