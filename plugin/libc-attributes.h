/* What GCC's attribute access says of a function.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_LIBC_ATTRIBUTES_H
#define MPXGUARD_LIBC_ATTRIBUTES_H

struct libc_function;

/* What the attributes of the function DECL say, null if nothing.  */
extern const libc_function *function_by_attributes (tree decl);

#endif /* MPXGUARD_LIBC_ATTRIBUTES_H */
