/* Redirection outside of functions.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_REDIRECT_H
#define MPXGUARD_REDIRECT_H

/* Redirects the addresses of libc functions in the initialiser of the
   variable DECL.  */
extern void redirect_initializer (tree decl);

#endif /* MPXGUARD_REDIRECT_H */
