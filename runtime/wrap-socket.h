/* Sizes of socket addresses, for generated wrappers.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_WRAP_SOCKET_H
#define MPXGUARD_WRAP_SOCKET_H

#include "wrap.h"

/* CALL reads and later writes the socklen_t at LENGTH, which has BOUNDS:
   check that, and return what it says now, 0 if LENGTH is null.  */
uint64_t mpxguard_socket_room (const struct mpxguard_call *call,
			       const void *length,
			       struct mpxguard_bounds bounds);

/* CALL has written at P, which has BOUNDS, as many bytes as LENGTH says, but
   at most ROOM: check that.  */
void mpxguard_socket_check (const struct mpxguard_call *call, const void *p,
			    struct mpxguard_bounds bounds, uint64_t room,
			    const void *length);

#endif /* MPXGUARD_WRAP_SOCKET_H */
