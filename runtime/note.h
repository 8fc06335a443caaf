/* The ABI notes of a loaded module.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_NOTE_H
#define MPXGUARD_NOTE_H

#include <stdbool.h>
#include <stdint.h>

/* What the kernel and the dynamic linker know of one loaded object.  */
struct mpxguard_object
{
  uint64_t base;		/* Load bias: address 0 of the file.  */
  uint64_t start;		/* First byte of its first segment.  */
  uint64_t end;			/* One past the last.  */
  const char *name;		/* File name; empty for the program.  */
  uint64_t tls;			/* The calling thread's variables of it, or 0.  */
  uint64_t tls_size;
};

/* Find the object that ADDRESS lies in and describe it in *OBJECT.  Return
   false if there is none.  */
bool mpxguard_object_find (uint64_t address, struct mpxguard_object *object);

/* True if none of the instrumented objects of the process wants reads
   checked; libc's wrappers ask.  */
extern bool mpxguard_reads_unchecked;

/* The same for the object that the calling thread's variable at ADDRESS
   belongs to.  */
bool mpxguard_object_find_tls (uint64_t address,
			       struct mpxguard_object *object);

/* Return a number that changes when objects are loaded or unloaded.  */
unsigned long long mpxguard_objects_generation (void);

/* Verify that every ABI note in the object at ADDRESS says VERSION, BACKEND
   and METADATA; end the process in one sentence if not.  Return the flags that
   all of them have, MPXGUARD_MODULE_*; take note of what they say about
   reads.  */
uint32_t mpxguard_notes_check (uint64_t address, uint32_t version,
			       uint32_t backend, uint32_t metadata);

/* True if an object that is loaded is of BACKEND; *METADATA becomes its
   metadata and *FLAGS those that all objects of the backend have,
   MPXGUARD_MODULE_*.  */
bool mpxguard_notes_find (uint32_t backend, uint32_t *metadata,
			  uint32_t *flags);

#endif /* MPXGUARD_NOTE_H */
