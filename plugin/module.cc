/* What an object file says of itself to the runtime.

   In: the unit's variables and functions, when GCC has written them.  Out:
   assembly at the end of the unit:

     .note.mpxguard	the ABI version, backend and metadata mode
     mpxguard_pointers	the pointers in static initialisers (see
			static-pointers.cc)
     .line.mpxguard.*	the names of variables and the places of checks,
			for reports (see names.cc)
     .init_array.00000	a constructor, one for every linked module, that
			hands all of this to __mpxguard_register_object
			before any other constructor runs

   Under -flto nothing is written until link time.  Then the link needs the
   plugin as well: the object refers to a symbol that only the plugin in lto1
   defines, so a link without it fails and says so.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "lower-soft.h"
#include "module.h"
#include "mpxguard-layout.h"
#include "names.h"
#include "options.h"
#include "soft-asm.h"
#include "static-pointers.h"

namespace {

/* The symbol that a link with LTO but without the plugin does not find.  */
#define LINK_SYMBOL "__mpxguard_link_with_fplugin_mpxguard"

/* Whether this compilation writes code, and not only LTO's intermediate
   form.  */

bool
writes_code_p (void)
{
  return !flag_wpa && (in_lto_p || !flag_lto || flag_fat_lto_objects)
	 && !flag_syntax_only && asm_out_file;
}

/* The runtime's number for options.backend.  */

int
module_backend (void)
{
  return options.backend == BACKEND_MPX ? MPXGUARD_BACKEND_MPX
	 : MPXGUARD_BACKEND_SOFT;
}

/* The flags of the module.  */

int
module_flags (void)
{
  int flags = 0;
  if (options.backend == BACKEND_MPX && options.mpx_forms == FORMS_SAFE)
    flags |= MPXGUARD_MODULE_SAFE_FORMS;
  if (options.check == CHECK_WRITES)
    flags |= MPXGUARD_MODULE_NO_READS;
  return flags;
}

/* The runtime's number for options.metadata.  */

int
module_metadata (void)
{
  return options.metadata == METADATA_HYBRID ? MPXGUARD_METADATA_HYBRID
	 : MPXGUARD_METADATA_TABLES;
}

void
write_note (void)
{
  fprintf (asm_out_file,
	   "\t.section\t" MPXGUARD_NOTE_SECTION ",\"a\",@note\n"
	   "\t.balign\t4\n"
	   "\t.long\t%d\n\t.long\t16\n\t.long\t%d\n"
	   "\t.asciz\t\"" MPXGUARD_NOTE_OWNER "\"\n"
	   "\t.balign\t4\n"
	   "\t.long\t%d\n\t.long\t%d\n\t.long\t%d\n\t.long\t%d\n",
	   (int) sizeof (MPXGUARD_NOTE_OWNER), MPXGUARD_NOTE_TYPE,
	   MPXGUARD_ABI_VERSION, module_backend (), module_metadata (),
	   module_flags ());
}

/* Writes the constructor, one for all units of a module.  */

void
write_constructor (void)
{
  const char *prefix = options.backend == BACKEND_MPX ? "\tbnd\n" : "";
  /* The sections must exist, or their ends would not.  */
  fprintf (asm_out_file,
	   "\t.section\t" MPXGUARD_POINTERS_SECTION ",\"aw\",@progbits\n"
	   "\t.section\t" MPXGUARD_CHECKS_SECTION ",\"a\",@progbits\n");
  fprintf (asm_out_file,
	   "\t.hidden\t__start_" MPXGUARD_POINTERS_SECTION "\n"
	   "\t.hidden\t__stop_" MPXGUARD_POINTERS_SECTION "\n"
	   "\t.hidden\t__start_" MPXGUARD_CHECKS_SECTION "\n"
	   "\t.hidden\t__stop_" MPXGUARD_CHECKS_SECTION "\n");
  fprintf (asm_out_file,
	   "\t.section\t.data.rel.ro.__mpxguard_module,\"awG\",@progbits,"
	   "__mpxguard_module,comdat\n"
	   "\t.balign\t8\n"
	   "\t.weak\t__mpxguard_module\n"
	   "\t.hidden\t__mpxguard_module\n"
	   "\t.type\t__mpxguard_module, @object\n"
	   "\t.size\t__mpxguard_module, 48\n"
	   "__mpxguard_module:\n"
	   "\t.long\t%d\n\t.long\t%d\n\t.long\t%d\n\t.long\t%d\n"
	   "\t.quad\t__start_" MPXGUARD_POINTERS_SECTION "\n"
	   "\t.quad\t__stop_" MPXGUARD_POINTERS_SECTION "\n"
	   "\t.quad\t__start_" MPXGUARD_CHECKS_SECTION "\n"
	   "\t.quad\t__stop_" MPXGUARD_CHECKS_SECTION "\n",
	   MPXGUARD_ABI_VERSION, module_backend (), module_metadata (),
	   module_flags ());
  fprintf (asm_out_file,
	   "\t.section\t.text.__mpxguard_construct,\"axG\",@progbits,"
	   "__mpxguard_module,comdat\n"
	   "\t.weak\t__mpxguard_construct\n"
	   "\t.hidden\t__mpxguard_construct\n"
	   "\t.type\t__mpxguard_construct, @function\n"
	   "__mpxguard_construct:\n"
	   "\t.cfi_startproc\n"
	   "%s"
	   "\tsubq\t$8, %%rsp\n"
	   "\t.cfi_adjust_cfa_offset 8\n"
	   "\tleaq\t__mpxguard_module(%%rip), %%rdi\n"
	   "%s\tcall\t*__mpxguard_register_object@GOTPCREL(%%rip)\n"
	   "\taddq\t$8, %%rsp\n"
	   "\t.cfi_adjust_cfa_offset -8\n"
	   "%s\tret\n"
	   "\t.cfi_endproc\n"
	   "\t.size\t__mpxguard_construct, .-__mpxguard_construct\n",
	   flag_cf_protection & CF_BRANCH ? "\tendbr64\n" : "", prefix, prefix);
  fprintf (asm_out_file,
	   "\t.section\t.init_array.00000,\"awG\",@init_array,"
	   "__mpxguard_module,comdat\n"
	   "\t.balign\t8\n"
	   "\t.quad\t__mpxguard_construct\n");
}

/* Refers to LINK_SYMBOL from a variable that LTO keeps.  */

void
refer_to_link_symbol (void)
{
  tree symbol = build_decl (UNKNOWN_LOCATION, VAR_DECL,
			    get_identifier (LINK_SYMBOL), char_type_node);
  TREE_PUBLIC (symbol) = 1;
  DECL_EXTERNAL (symbol) = 1;
  DECL_ARTIFICIAL (symbol) = 1;
  TREE_ADDRESSABLE (symbol) = 1;

  tree reference = build_decl (UNKNOWN_LOCATION, VAR_DECL,
			       get_identifier ("__mpxguard_lto"),
			       ptr_type_node);
  TREE_STATIC (reference) = 1;
  TREE_READONLY (reference) = 1;
  DECL_ARTIFICIAL (reference) = 1;
  DECL_IGNORED_P (reference) = 1;
  DECL_PRESERVE_P (reference) = 1;
  TREE_USED (reference) = 1;
  DECL_INITIAL (reference) = fold_convert (ptr_type_node,
					   build_fold_addr_expr (symbol));
  varpool_node::finalize_decl (reference);
}

/* Defines LINK_SYMBOL in code that LTO generates: as an address, for gold fails
   if what is relocated by one is a number.  */

void
define_link_symbol (void)
{
  fprintf (asm_out_file,
	   "\t.section\t.rodata\n"
	   "\t.weak\t" LINK_SYMBOL "\n"
	   "\t.hidden\t" LINK_SYMBOL "\n"
	   LINK_SYMBOL ":\t.byte\t0\n");
}

} // anonymous namespace

bool
at_link_time_p (void)
{
  return strcmp (lang_hooks.name, "GNU GIMPLE") == 0;
}

void
start_module (void)
{
  /* Newer versions of GNU as know MPX only when told.  */
  if (options.backend == BACKEND_MPX && asm_out_file && !flag_wpa)
    fputs ("\t.arch\t.mpx\n", asm_out_file);
  if (flag_lto && !at_link_time_p () && !flag_fat_lto_objects)
    refer_to_link_symbol ();
}

void
finish_module (void)
{
  if (seen_error () || !writes_code_p ())
    return;
  if (in_lto_p)
    define_link_symbol ();
  write_note ();
  write_static_pointers ();
  write_names ();
  write_soft_asm ();
  write_constructor ();
}
