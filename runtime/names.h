/* What the plugin wrote about variables and checks.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_NAMES_H
#define MPXGUARD_NAMES_H

#include <stdbool.h>
#include <stdint.h>

/* A check.  */
struct mpxguard_check_place
{
  const char *file;
  int line;
  int column;			/* 0 if unknown.  */
  const char *part;		/* The field that is accessed, or empty.  */
  const char *function;		/* That LINE belongs to.  */
  int call_line;		/* Of the call, if it is inlined; else 0.  */
};

/* A variable.  Strings are empty where nothing is known.  */
struct mpxguard_variable
{
  const char *name;
  const char *function;		/* Whose variable it is.  */
  const char *file;		/* Where it is declared.  */
  int line;
  uint64_t start;		/* Not for local variables.  */
  uint64_t size;
  int32_t offset;		/* Of a local variable, from its frame's end;
				   or MPXGUARD_OFFSET_UNKNOWN.  */
  bool per_thread;
};

/* Describe in *PLACE the check whose report is called just before PC.  Return
   false if nothing is known.  */
bool mpxguard_names_place (uint64_t pc, struct mpxguard_check_place *place);

/* Describe in *VARIABLE the variable of static storage, or of the calling
   thread, that ADDRESS lies in.  Return false if nothing is known.  */
bool mpxguard_names_global (uint64_t address,
			    struct mpxguard_variable *variable);

/* The same for one of the name NAME and SIZE bytes that stands at ADDRESS only
   because the linker copied it there from its own module.  */
bool mpxguard_names_copied (const char *name, uint64_t size, uint64_t address,
			    struct mpxguard_variable *variable);

/* Call VISIT with ARGUMENT for every local variable of the function at
   FUNCTION that bounds are made of.  */
void mpxguard_names_locals (uint64_t function,
			    void (*visit) (const struct mpxguard_variable *,
					   void *argument),
			    void *argument);

/* The same for every local variable of every function of all objects, until
   VISIT returns false.  FUNCTION is where its function's code begins.  */
void mpxguard_names_all_locals (bool (*visit) (const struct mpxguard_variable *,
					       uint64_t function,
					       void *argument),
				void *argument);

#endif /* MPXGUARD_NAMES_H */
