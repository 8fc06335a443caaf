/* The calls that check a call of a function of the user's table.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_MODEL_CALLS_H
#define MPXGUARD_MODEL_CALLS_H

struct libc_function;

/* Writes around CALL, one of FUNCTION, the calls that its line asks for.  */
extern void write_model_calls (gcall *call, const libc_function *function);

extern void register_model_roots (const char *plugin);

#endif /* MPXGUARD_MODEL_CALLS_H */
