/* A model of the pre/post-unmap protocol, for spin.

   SLICES slices of two halves each, all of whose directory entries lie in one
   page; THREADS threads of the program, each of which makes ROUNDS steps, or, if
   that is 0, as many as it likes:

       map a half; store bounds in it; load them; unmap a half, or a slice
       whose halves are both its own; report a violation

   beside them a thread that disables and enables management as often as it
   likes, and the kernel, which may evict the directory's page at any moment: the
   next to touch it faults, and takes mmap_sem for reading.

   A store is two steps, as in generated code: it reads the directory entry, and
   writes to the table that this led to, be that still its or not.

   What is verified:

   - no deadlock (spin finds invalid end states);
   - who stored bounds in memory of his own finds these there, and never
     others, until he unmaps it: none gets lost, none is stale;
   - after mpx_post_unmap no entry is valid for a slice that is not mapped, and
     between the halves none was inserted;
   - where a slice's halves went one by one, its entry is not valid either once
     the last is gone (runtime/protocol-bare.c);
   - no table is freed twice, or while the directory leads to it, or while it
     says something of mapped memory, or is about to;
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
     KEPT        the proposal, but a table whose slice loses its memory in
		 pieces stays
     LOOKED_ONCE the proposal, but whether such a slice has memory left is
		 looked at before its entry is made invalid, and not once more
     LOOKED_LATE the same, but looked at twice before that
     COUNTED     the proposal, but such a table goes when it says nothing, be
		 there memory or not

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define PROPOSAL 0
#define V9 1
#define V9_NOFAULT 2
#define UNLOCKED 3
#define LATE 4
#define KEPT 5
#define LOOKED_ONCE 6
#define LOOKED_LATE 7
#define COUNTED 8

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

#if ROUNDS
#define GOES_ON round < ROUNDS
#define STOPS round == ROUNDS
#define COUNT_ROUND round++
#else
#define GOES_ON true
#define STOPS true
#define COUNT_ROUND skip
#endif

#define KERNEL_FREES (DESIGN == V9 || DESIGN == V9_NOFAULT)
#define LOCKED (!KERNEL_FREES && DESIGN != UNLOCKED)
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
/* The entry is invalid only while it is looked whether there is memory.  */
bool looking[SLICES];
/* The owner of a half read its entry, and is about to write to the table.  */
bool storing[HALVES];

#if SLICES == 1
#define NOBODY_STORES !(storing[0] || storing[1])
#else
#define NOBODY_STORES !(storing[0] || storing[1] || storing[2] || storing[3])
#endif

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

/* Make the entry of slice S valid, for a store to its half H.  */
inline allocate_entry (s, h)
{
  if
  :: LOCKED -> bd_down_read ()
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
  storing[h] = valid[s];
  if
  :: LOCKED -> bd_up_read ()
  :: else
  fi
}

/* Store bounds in half H.  Generated code tests the entry, then writes to the
   table without a lock.  */
inline store (h)
{
  touch_directory ();
  storing[h] = valid[h / 2];
  if
  :: !storing[h] -> allocate_entry (h / 2, h)
  :: else
  fi;
  atomic {
    if
    :: storing[h] -> entry[h] = generation[h]; stored[h] = true
    :: else -> stored[h] = false	/* Nobody manages.  */
    fi;
    storing[h] = false
  }
}

/* Load bounds from half H: they are the owner's, or none if he stored none.
   While it is looked whether the slice has memory, he may find none.  */
inline load (h)
{
  touch_directory ();
  atomic {
    if
    :: stored[h] && looking[h / 2] -> assert (entry[h] == generation[h])
    :: stored[h] && !looking[h / 2] ->
       assert (valid[h / 2] && entry[h] == generation[h])
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

/* Whether slice S has memory: the kernel says so half by half.  */
inline look_for_memory (s)
{
  atomic { !mm_writer && mm_waiting == 0 -> found = owner[(s) * 2] != NOBODY };
  if
  :: !found ->
     atomic { !mm_writer && mm_waiting == 0 ->
	      found = owner[(s) * 2 + 1] != NOBODY }
  :: else
  fi
}

/* A half of slice S is gone: if the other is too, let its table go.  */
inline remove_bare (s)
{
  if
  :: DESIGN == COUNTED -> found = entry[(s) * 2] != 0 || entry[(s) * 2 + 1] != 0
  :: else -> look_for_memory (s)
  fi;
  if
  :: !found && DESIGN == LOOKED_LATE -> look_for_memory (s)
  :: else
  fi;
  if
  :: !found ->
     atomic { valid[s] = false; looking[s] = true };
     if
     :: DESIGN == PROPOSAL || DESIGN == LATE || DESIGN == UNLOCKED ->
	look_for_memory (s)
     :: else
     fi;
     atomic {
       looking[s] = false;
       if
       :: found -> valid[s] = true
       :: else -> assert (!marked[s]); marked[s] = true
       fi;
       found = false
     }
  :: else -> found = false
  fi
}

/* Nobody may rely on the table of slice S any more.  */
inline empty_table (s)
{
  mm_down_write ();
  assert (!valid[s]);
  assert (owner[(s) * 2] == NOBODY || !(stored[(s) * 2] || storing[(s) * 2]));
  assert (owner[(s) * 2 + 1] == NOBODY
	  || !(stored[(s) * 2 + 1] || storing[(s) * 2 + 1]));
  entry[(s) * 2] = 0;
  entry[(s) * 2 + 1] = 0;
  marked[s] = false;
  mm_up_write ()
}

inline post_unmap (h, whole)
{
  if
  :: !whole && DESIGN == LATE && valid[h / 2] -> entry[h] = 0
  :: else
  fi;
  if
  :: !whole && DESIGN != KEPT && managed && valid[h / 2] -> remove_bare (h / 2)
  :: else
  fi;
  /* No entry was inserted meanwhile, and none is valid now for nothing.  */
  assert (!whole || !managed || !valid[h / 2]);
  assert (!valid[h / 2] || owner[h] != NOBODY || owner[h ^ 1] != NOBODY);
  if
  :: marked[h / 2] -> empty_table (h / 2)
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
  bool in_bd, in_mm, won, found;

  do
  :: GOES_ON ->
     COUNT_ROUND;
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
  :: STOPS -> break
  od
}

/* Management is disabled, which forgets all bounds, and enabled again.  Nobody
   stores bounds at that moment: whoever disables it sees to that.  */
proctype manager ()
{
  bool in_bd, in_mm;
  byte i;

  do
  :: !KERNEL_FREES ->
     bd_down_write ();
     touch_directory ();
     d_step {
       NOBODY_STORES ->
       managed = false;
       i = 0;
       do
       :: i < HALVES -> valid[i / 2] = false; stored[i] = false; i++
       :: else -> break
       od;
       i = 0
     }
     mm_down_write ();
     d_step {
       do
       :: i < HALVES -> entry[i] = 0; i++
       :: else -> break
       od;
       i = 0
     }
     mm_up_write ();
     bd_up_write ();
     bd_down_write ();
     managed = true;
     bd_up_write ()
  :: true -> break
  od
}

/* The kernel evicts the directory's page.  */
proctype reclaimer ()
{
end:
  do
  :: atomic { !mm_writer && page_present -> page_present = false }
  od
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
