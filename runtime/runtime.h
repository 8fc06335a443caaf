/* What every file of the runtime needs: visibility, order of start, and the
   one structure of settings and counters.

   The runtime is ordinary C that is not instrumented itself.  Whatever can be
   reached from a failing check, from a store of bounds or from malloc uses
   neither malloc nor stdio, keeps errno, and asks the kernel through sys.h.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_RUNTIME_H
#define MPXGUARD_RUNTIME_H

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mpxguard-layout.h"

/* The library is compiled with -fvisibility=hidden; this makes a function
   part of its interface.  libmpxguard.map must agree.  */
#define MPXGUARD_EXPORT __attribute__ ((visibility ("default")))

#define MPXGUARD_LIKELY(X) __builtin_expect (!!(X), 1)
#define MPXGUARD_UNLIKELY(X) __builtin_expect (!!(X), 0)

/* Make the runtime ready: the directory, the zero table, the lock, the
   options.  Cheap when that is done already; callable from any place and at
   any time after the program's own relocations, in particular before libc's
   constructors and from malloc.  Ends the process in one sentence when the
   address space cannot be had.  */
void mpxguard_init (void);

/* The same, for functions that run before all constructors (escape-entry.S).  */
void mpxguard_begin (void);

/* Nonzero once mpxguard_init has mapped directory and zero table.  Code that
   may run earlier and only wants to skip work tests it.  */
extern int mpxguard_ready;

#endif /* MPXGUARD_RUNTIME_H */
