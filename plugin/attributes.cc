/* The attributes of the plugin, and which functions are instrumented.

   In: declarations.  Out: two attributes for users,

     mpxguard_ignore		on a function: leave it alone
     mpxguard_variable_size	on an array field: its size is not the one
				that it is declared with

   and one for ourselves, on every function of a unit compiled with the
   plugin.  It holds the unit's options, because at link time the command line
   is another and some units may come from a compilation without us.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "attributes.h"
#include "ignore-list.h"
#include "options.h"

namespace {

const char unit_attribute[] = "mpxguard unit";

/* Handler of mpxguard_ignore.  An ignored function must not end up inside one
   that is not.  */

tree
handle_ignore (tree *node, tree name, tree, int, bool *no_add)
{
  if (TREE_CODE (*node) != FUNCTION_DECL)
    {
      warning (OPT_Wattributes, "%qE attribute only applies to functions",
	       name);
      *no_add = true;
    }
  else
    DECL_UNINLINABLE (*node) = 1;
  return NULL_TREE;
}

/* Handler of mpxguard_variable_size.  */

tree
handle_variable_size (tree *node, tree name, tree, int, bool *no_add)
{
  if (TREE_CODE (*node) != FIELD_DECL
      || TREE_CODE (TREE_TYPE (*node)) != ARRAY_TYPE)
    {
      warning (OPT_Wattributes,
	       "%qE attribute only applies to fields that are arrays", name);
      *no_add = true;
    }
  return NULL_TREE;
}

attribute_spec specs[] = {
  { "mpxguard_ignore", 0, 0, true, false, false, false, handle_ignore, NULL },
  { "mpxguard_variable_size", 0, 0, true, false, false, false,
    handle_variable_size, NULL }
};

/* The names of the functions that resolve an IFUNC, collected when the first
   function is looked at; by then all have been parsed.  */
hash_set<nofree_string_hash> *resolvers;

void
collect_resolvers (void)
{
  resolvers = new hash_set<nofree_string_hash> ();
  cgraph_node *node;
  FOR_EACH_FUNCTION (node)
    {
      tree ifunc = lookup_attribute ("ifunc", DECL_ATTRIBUTES (node->decl));
      if (ifunc && TREE_VALUE (ifunc))
	resolvers->add (xstrdup (TREE_STRING_POINTER
				 (TREE_VALUE (TREE_VALUE (ifunc)))));
    }
}

/* Whether DECL resolves an IFUNC: it runs before relocations are done, so it
   cannot use the runtime.  */

bool
ifunc_resolver_p (tree decl)
{
  if (!resolvers)
    collect_resolvers ();
  return resolvers->contains
	   (IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (decl)));
}

/* Whether DECL has the attribute no_sanitize_address, which programs give to
   functions that read beyond objects on purpose.  One that must be inlined
   cannot be left alone.  */

bool
reads_beyond_objects_p (tree decl)
{
  tree kinds = lookup_attribute ("no_sanitize", DECL_ATTRIBUTES (decl));
  return kinds && (tree_to_uhwi (TREE_VALUE (kinds)) & SANITIZE_ADDRESS)
	 && !lookup_attribute ("always_inline", DECL_ATTRIBUTES (decl));
}

} // anonymous namespace

void
register_attributes (void *, void *)
{
  for (attribute_spec &spec : specs)
    register_attribute (&spec);
}

void
mark_function (tree decl)
{
  if (TREE_CODE (decl) != FUNCTION_DECL
      || lookup_attribute (unit_attribute, DECL_ATTRIBUTES (decl)))
    return;
  if (on_ignore_list_p (decl) || reads_beyond_objects_p (decl))
    {
      DECL_UNINLINABLE (decl) = 1;
      DECL_ATTRIBUTES (decl) = tree_cons (get_identifier ("mpxguard_ignore"),
					  NULL_TREE, DECL_ATTRIBUTES (decl));
      return;
    }
  char *text = write_options ();
  tree value = build_string (strlen (text) + 1, text);
  free (text);
  DECL_ATTRIBUTES (decl) = tree_cons (get_identifier (unit_attribute),
				      build_tree_list (NULL_TREE, value),
				      DECL_ATTRIBUTES (decl));
}

bool
function_instrumented_p (tree decl)
{
  /* A function that GCC made, for OpenMP say, is marked like the function
     that it came from, or not at all: then its unit decides.  */
  tree mark = lookup_attribute (unit_attribute, DECL_ATTRIBUTES (decl));
  if (!mark && in_lto_p)
    return false;
  if (lookup_attribute ("mpxguard_ignore", DECL_ATTRIBUTES (decl))
      || lookup_attribute ("naked", DECL_ATTRIBUTES (decl))
      || ifunc_resolver_p (decl))
    return false;
  if (mark && in_lto_p)
    return read_options (TREE_STRING_POINTER
			 (TREE_VALUE (TREE_VALUE (mark))), &options);
  return true;
}
