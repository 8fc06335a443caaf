/* Which pointer an integer was made from.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_PROVENANCE_H
#define MPXGUARD_PROVENANCE_H

/* What is known of an integer that becomes a pointer.  */
struct integer_provenance
{
  /* The pointer that flowed into the integer; null if none did, or more than
     one.  */
  tree pointer;
  /* The integer may have left POINTER's object on purpose: it was mixed with
     the address of another.  */
  bool mixed;
  /* The integer is an address, or one in another form that was decoded: a tag was
     masked out, or it was part of an exclusive or.  Nothing unknown was
     added ...  */
  bool decoded;
  /* ... but this, which counts something; or null.  */
  tree index;
};

extern integer_provenance find_provenance (tree value);

/* Whether the offset OFFSET, to be added to POINTER, is itself made from
   addresses other than POINTER's.  */
extern bool offset_from_addresses_p (tree offset, tree pointer);

#endif /* MPXGUARD_PROVENANCE_H */
