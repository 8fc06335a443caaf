/* References to memory, taken apart.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_MEMORY_REF_H
#define MPXGUARD_MEMORY_REF_H

/* The bytes that a reference touches: OFFSET + VARIABLE bytes behind BASE, a
   pointer to the start of the object or into it, SIZE of them.  */
struct memory_ref
{
  /* An SSA name or the address of a declaration.  */
  tree base;
  /* A declaration if that is what BASE is the address of.  */
  tree decl;
  HOST_WIDE_INT offset;
  /* An expression of sizetype over SSA names, null if it is 0.  */
  tree variable;
  /* A constant or an expression.  */
  tree size;
};

/* Takes the reference REF apart.  Returns false if it is no memory that
   bounds could speak of (a register, another address space).  */
extern bool analyze_memory_ref (tree ref, memory_ref *result);

/* The array field that REF indexes directly, with an index that may leave it:
   the reference to the whole array; null if there is none.  *ALWAYS is set if
   the index, a constant, does leave it.  */
extern tree indexed_field (tree ref, bool *always);

/* The array field that REF is or lies in as an element, if it may not hold
   more than its type says; null if there is none.  */
extern tree array_field (tree ref);

/* Whether an object of TYPE may hold pointers.  */
extern bool type_holds_pointers_p (tree type);

/* The words of a pointer's size in an object of TYPE that may be pointers: bit
   N is that at 8 * N bytes.  All bits are set if it is not as simple as
   that.  */
extern unsigned HOST_WIDE_INT pointer_words (tree type);

#endif /* MPXGUARD_MEMORY_REF_H */
