/* mpxguard.h: what a program can say to mpxguard.

   Without the plugin, that is where the macro __MPXGUARD__ is not defined,
   everything here compiles to nothing: functions that return a pointer return
   their first argument, checks and stores do nothing, lower bounds are 0 and
   upper bounds the highest address.

   A pointer's bounds are the addresses of the first and the last byte that
   may be accessed through it.  None of these functions changes the pointer,
   only the bounds of the value that they return.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_H
#define MPXGUARD_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C"
{
#endif

/* What a report says.  A later version may have more members behind these: then
   SIZE is larger.  Strings are null where nothing is known.  */
struct mpxguard_report
{
  size_t size;			/* Of this structure.  */
  const char *kind;		/* "out-of-bounds write", "double free" ...  */
  const char *text;		/* The whole report, as it was written.  */
  const void *address;		/* The first byte of the access, or what was
				   freed.  */
  size_t access_size;		/* In bytes; 0 for "double free" and the
				   like.  */
  const void *lower;		/* The bounds of the pointer.  */
  const void *upper;
  const char *object;		/* "heap block of 12 bytes at 0x7f80" ...  */
  const char *function;		/* Where the access is in the source.  */
  const char *file;
  int line;			/* 0 if unknown, like COLUMN.  */
  int column;
};

typedef void (*mpxguard_report_hook) (const struct mpxguard_report *__report,
				      void *__data);

#ifdef __cplusplus
}
#endif

/* The functions look at addresses, never at what lies there.  */
#if defined __GNUC__ && __GNUC__ >= 11 && !defined __clang__
#define __MPXGUARD_LOOKS(N) __attribute__ ((__access__ (__none__, N)))
#else
#define __MPXGUARD_LOOKS(N)
#endif

/* What became of the bounds of tracked pointers so far.  A table holds the
   bounds of the pointers that lie in one megabyte of memory.  */
struct mpxguard_stats
{
  uint64_t tables_live;		/* Tables in use.  */
  uint64_t tables_peak;		/* The most that were in use at once.  */
  uint64_t tables_allocated;	/* Tables taken into use,  */
  uint64_t tables_freed;	/* and emptied when their memory went away:
				   the difference is those in use.  */
  uint64_t entries_zapped;	/* Places for bounds cleared in tables whose
				   memory went away in part.  */
  uint64_t races_lost;		/* Tables that another thread made first.  */
  uint64_t left_by_kernel;	/* Tables that the kernel should have freed,
				   and that were emptied instead.  */
  uint64_t tables_refused;	/* Tables that memory was too short for.  */
  uint64_t unmaps;		/* Calls that might have taken bounds away,  */
  uint64_t unmaps_skipped;	/* and those that met no table.  */
  uint64_t moves;		/* Mappings that moved with their bounds.  */
  uint64_t sweeps;		/* Sweeps over the process's mappings.  */
  uint64_t bytes_resident;	/* Memory that the tables take.  */
  uint64_t tables_bare;		/* Of those freed: tables whose memory went
				   away in pieces, freed with the last.  */
  uint64_t unmaps_failed;	/* Calls that failed, and took nothing away.  */
};

#ifdef __MPXGUARD__

#ifdef __cplusplus
extern "C"
{
#endif

/* The function that follows is not instrumented.  */
#define MPXGUARD_IGNORE __attribute__ ((mpxguard_ignore))

/* The array field that precedes has as many elements as its object has room
   for, whatever its declaration says.  */
#define MPXGUARD_VARIABLE_SIZE __attribute__ ((mpxguard_variable_size))

/* Return P with the bounds of an object of SIZE bytes at P.  For allocators:
   the caller of your allocator gets a pointer to its own block only.  */
void *__mpxguard_api_set_bounds (const void *__p, size_t __size)
  __MPXGUARD_LOOKS (1);
#define mpxguard_set_bounds __mpxguard_api_set_bounds

/* Return P with the bounds of Q, cut to the SIZE bytes at P.  */
void *__mpxguard_api_narrow_bounds (const void *__p, const void *__q,
				    size_t __size)
  __MPXGUARD_LOOKS (1) __MPXGUARD_LOOKS (2);
#define mpxguard_narrow_bounds __mpxguard_api_narrow_bounds

/* Return Q with the bounds of R.  For pointers that were made from integers
   or from differences of pointers.  */
void *__mpxguard_api_copy_bounds (const void *__q, const void *__r)
  __MPXGUARD_LOOKS (1) __MPXGUARD_LOOKS (2);
#define mpxguard_copy_bounds __mpxguard_api_copy_bounds

/* Return Q with bounds that allow everything.  */
void *__mpxguard_api_init_bounds (const void *__q)
  __MPXGUARD_LOOKS (1);
#define mpxguard_init_bounds __mpxguard_api_init_bounds

/* Return Q with bounds that allow nothing.  */
void *__mpxguard_api_null_bounds (const void *__q)
  __MPXGUARD_LOOKS (1);
#define mpxguard_null_bounds __mpxguard_api_null_bounds

/* Record the bounds of POINTER as those of what lies in *SLOT.  For pointers
   that were stored by ways that the compiler cannot see.  */
void __mpxguard_api_store_bounds (const void *__slot, const void *__pointer)
  __MPXGUARD_LOOKS (2);
#define mpxguard_store_bounds __mpxguard_api_store_bounds

/* Report a violation if Q is below its lower bound.  */
void __mpxguard_api_check_lower (const void *__q)
  __MPXGUARD_LOOKS (1);
#define mpxguard_check_lower __mpxguard_api_check_lower

/* Report a violation if Q is above its upper bound.  */
void __mpxguard_api_check_upper (const void *__q)
  __MPXGUARD_LOOKS (1);
#define mpxguard_check_upper __mpxguard_api_check_upper

/* Report a violation unless the SIZE bytes at Q lie in Q's bounds.  */
void __mpxguard_api_check_bounds (const void *__q, size_t __size)
  __MPXGUARD_LOOKS (1);
#define mpxguard_check_bounds __mpxguard_api_check_bounds

/* Return the address of the first byte that may be accessed through Q.  */
const void *__mpxguard_api_get_lower (const void *__q)
  __MPXGUARD_LOOKS (1);
#define mpxguard_get_lower __mpxguard_api_get_lower

/* Return the address of the last byte that may be accessed through Q.  */
const void *__mpxguard_api_get_upper (const void *__q)
  __MPXGUARD_LOOKS (1);
#define mpxguard_get_upper __mpxguard_api_get_upper

/* The SIZE bytes at P went away, or belong to somebody else now, by a way
   that mpxguard does not see: forget the bounds of pointers stored there.  */
void mpxguard_region_released (const void *__p, size_t __size)
  __MPXGUARD_LOOKS (1);

/* Call HOOK with DATA after each report from now on, in the thread that made
   the access; it may do what a signal handler for SIGSEGV may.  What REPORT
   points to is gone when HOOK returns.  With halt_on_error=1 the process ends
   then.  Null for no hook.  Returns the hook of before.  */
mpxguard_report_hook mpxguard_set_report_hook (mpxguard_report_hook __hook,
					       void *__data);

/* Forget the bounds of pointers in all memory that is not mapped any more, by
   whatever way it went.  Return how many megabytes had bounds and have none
   now.  */
size_t mpxguard_sweep (void);

/* Fill the first SIZE bytes of *STATS in.  Return how many bytes the runtime
   knows to fill.  */
size_t mpxguard_stats (struct mpxguard_stats *__stats, size_t __size);

#ifdef __cplusplus
}
#endif

#else /* !__MPXGUARD__ */

#define MPXGUARD_IGNORE
#define MPXGUARD_VARIABLE_SIZE

__MPXGUARD_LOOKS (1)
static inline void *
mpxguard_set_bounds (const void *__p, size_t __size)
{
  (void) __size;
  return (void *) (uintptr_t) __p;
}

__MPXGUARD_LOOKS (1) __MPXGUARD_LOOKS (2)
static inline void *
mpxguard_narrow_bounds (const void *__p, const void *__q, size_t __size)
{
  (void) __q;
  (void) __size;
  return (void *) (uintptr_t) __p;
}

__MPXGUARD_LOOKS (1) __MPXGUARD_LOOKS (2)
static inline void *
mpxguard_copy_bounds (const void *__q, const void *__r)
{
  (void) __r;
  return (void *) (uintptr_t) __q;
}

__MPXGUARD_LOOKS (1)
static inline void *
mpxguard_init_bounds (const void *__q)
{
  return (void *) (uintptr_t) __q;
}

__MPXGUARD_LOOKS (1)
static inline void *
mpxguard_null_bounds (const void *__q)
{
  return (void *) (uintptr_t) __q;
}

__MPXGUARD_LOOKS (2)
static inline void
mpxguard_store_bounds (const void *__slot, const void *__pointer)
{
  (void) __slot;
  (void) __pointer;
}

__MPXGUARD_LOOKS (1)
static inline void
mpxguard_check_lower (const void *__q)
{
  (void) __q;
}

__MPXGUARD_LOOKS (1)
static inline void
mpxguard_check_upper (const void *__q)
{
  (void) __q;
}

__MPXGUARD_LOOKS (1)
static inline void
mpxguard_check_bounds (const void *__q, size_t __size)
{
  (void) __q;
  (void) __size;
}

__MPXGUARD_LOOKS (1)
static inline const void *
mpxguard_get_lower (const void *__q)
{
  (void) __q;
  return (const void *) 0;
}

__MPXGUARD_LOOKS (1)
static inline const void *
mpxguard_get_upper (const void *__q)
{
  (void) __q;
  return (const void *) UINTPTR_MAX;
}

__MPXGUARD_LOOKS (1)
static inline void
mpxguard_region_released (const void *__p, size_t __size)
{
  (void) __p;
  (void) __size;
}

static inline mpxguard_report_hook
mpxguard_set_report_hook (mpxguard_report_hook __hook, void *__data)
{
  (void) __hook;
  (void) __data;
  return (mpxguard_report_hook) 0;
}

static inline size_t
mpxguard_sweep (void)
{
  return 0;
}

static inline size_t
mpxguard_stats (struct mpxguard_stats *__stats, size_t __size)
{
  __builtin_memset (__stats, 0, __size);
  return 0;
}

#endif /* !__MPXGUARD__ */

#endif /* MPXGUARD_H */
