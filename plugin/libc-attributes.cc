/* What GCC's attribute access says of a function.

   In: the declaration of a function in a system header that the table does
   not know.  Out: the same description as of a line of the table:

     void f (void *, size_t)
       __attribute__ ((access (write_only, 1, 2)));	w(0,$1)
     void g (const struct tm *)
       __attribute__ ((access (read_only, 1)));		r(0,56)

   The attributes alloc_size and returns_nonnull concern results: bounds.cc
   looks at them itself.  What GCC makes of the notation of array parameters is
   not an attribute of this kind, and is left alone.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "libc-attributes.h"
#include "libc-table.h"

namespace {

/* What was found so far, by the declaration's number; null for nothing.  */
hash_map<int_hash<unsigned, 0, UINT_MAX>, libc_function *> *known;

/* The type of parameter NUMBER of the function type TYPE, null if there is
   none.  */

tree
parameter_type (tree type, unsigned number)
{
  for (tree list = TYPE_ARG_TYPES (type); list && list != void_list_node;
       list = TREE_CHAIN (list))
    if (number-- == 0)
      return TREE_VALUE (list);
  return NULL_TREE;
}

/* The size of what a pointer of type POINTER points to; 0 if it says
   nothing.  */

unsigned HOST_WIDE_INT
element_size (tree pointer)
{
  tree element = TREE_TYPE (pointer);
  if (VOID_TYPE_P (element))
    return 1;
  tree size = TYPE_SIZE_UNIT (element);
  return size && tree_fits_uhwi_p (size) ? tree_to_uhwi (size) : 0;
}

/* Adds to FUNCTION, of TYPE, the effects of KIND that ACCESS describes.  */

void
add_effect (libc_function *function, tree type, const attr_access &access,
	    char kind)
{
  tree pointer = parameter_type (type, access.ptrarg);
  bool sized = access.sizarg != UINT_MAX;
  if (!pointer || !POINTER_TYPE_P (pointer)
      || (!sized && VOID_TYPE_P (TREE_TYPE (pointer))))
    return;
  unsigned HOST_WIDE_INT size = element_size (pointer);
  if (size == 0)
    return;
  memory_effect *effect = new memory_effect ();
  effect->kind = kind;
  effect->pointer = access.ptrarg;
  if (sized)
    effect->size.terms.safe_push ({ '+', true, access.sizarg });
  effect->size.terms.safe_push ({ sized ? '*' : '+', false, size });
  function->effects.safe_push (effect);
}

libc_function *
read_attributes (tree decl)
{
  tree type = TREE_TYPE (decl);
  if (!lookup_attribute ("access", TYPE_ATTRIBUTES (type)))
    return NULL;
  rdwr_map accesses;
  init_attr_rdwr_indices (&accesses, TYPE_ATTRIBUTES (type));
  libc_function *function = new libc_function ();
  function->in_line = true;
  function->by_attributes = true;
  for (unsigned i = 0; parameter_type (type, i); i++)
    {
      const attr_access *access = accesses.get (i);
      if (!access || access->internal_p || access->ptrarg != i)
	continue;
      if (access->mode == access_read_only || access->mode == access_read_write)
	add_effect (function, type, *access, 'r');
      if (access->mode == access_write_only
	  || access->mode == access_read_write)
	add_effect (function, type, *access, 'w');
    }
  return function;
}

} // anonymous namespace

const libc_function *
function_by_attributes (tree decl)
{
  if (!DECL_EXTERNAL (decl) || !DECL_IN_SYSTEM_HEADER (decl)
      || fndecl_built_in_p (decl))
    return NULL;
  if (!known)
    known = new hash_map<int_hash<unsigned, 0, UINT_MAX>, libc_function *> ();
  bool existed;
  libc_function *&function = known->get_or_insert (DECL_UID (decl), &existed);
  if (!existed)
    function = read_attributes (decl);
  return function;
}
