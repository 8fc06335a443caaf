/* Pointers in static initialisers.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_STATIC_POINTERS_H
#define MPXGUARD_STATIC_POINTERS_H

/* Writes the section of initialised pointers.  */
extern void write_static_pointers (void);

#endif /* MPXGUARD_STATIC_POINTERS_H */
