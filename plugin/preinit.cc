/* Functions in .preinit_array.

   In: the current function, and the unit's variables.  Out: a function whose
   address is in the initialiser of a variable of that section

     void first (void) { ... }
     __attribute__ ((section (".preinit_array")))
     static void (*const entry) (void) = first;

   gets at its entry

     asm volatile ("call *__mpxguard_begin@GOTPCREL(%rip)" : : : "memory", ...);

   In a static program such functions run before all constructors, those of the
   runtime too, which has to map its tables first.  The entry keeps the general
   and the bound registers.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "options.h"
#include "preinit.h"

namespace {

/* The functions, and whether they have been looked for.  */
hash_set<tree> functions;
bool looked;

/* Callback of walk_tree: notes the functions in an initialiser.  */

tree
note_function (tree *where, int *, void *)
{
  if (TREE_CODE (*where) == FUNCTION_DECL)
    functions.add (*where);
  return NULL_TREE;
}

void
find_functions (void)
{
  varpool_node *node;
  FOR_EACH_VARIABLE (node)
    {
      const char *section = DECL_SECTION_NAME (node->decl);
      if (section && strcmp (section, ".preinit_array") == 0
	  && DECL_INITIAL (node->decl))
	walk_tree_without_duplicates (&DECL_INITIAL (node->decl),
				      note_function, NULL);
    }
  looked = true;
}

/* Appends the register or word NAME to the list of what is CLOBBERED.  */

void
clobber (vec<tree, va_gc> **clobbered, const char *name)
{
  tree string = build_string (strlen (name) + 1, name);
  vec_safe_push (*clobbered, build_tree_list (NULL_TREE, string));
}

} // anonymous namespace

bool
preinit_function_p (tree decl)
{
  if (!looked)
    find_functions ();
  return functions.contains (decl);
}

void
begin_runtime (void)
{
  vec<tree, va_gc> *clobbered = NULL;
  clobber (&clobbered, "memory");
  clobber (&clobbered, "cc");
  for (unsigned i = 0; i < 16; i++)
    {
      char name[8];
      snprintf (name, sizeof name, "xmm%u", i);
      clobber (&clobbered, name);
    }
  const char *code
    = options.backend == BACKEND_MPX
      ? "\tbnd\tcall\t*__mpxguard_begin@GOTPCREL(%%rip)\n"
      : "\tcall\t*__mpxguard_begin@GOTPCREL(%%rip)\n";
  gasm *call = gimple_build_asm_vec (code, NULL, NULL, clobbered, NULL);
  gimple_asm_set_volatile (call, true);
  edge e = single_succ_edge (ENTRY_BLOCK_PTR_FOR_FN (cfun));
  gsi_insert_on_edge_immediate (e, call);
}
