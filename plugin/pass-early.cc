/* Pass early: what later passes of GCC would fold away.

   In: the function, just in SSA form.  Out, first: a function that reads its
   variable arguments gets

     va_start (ap, 0);
     __mpxguard_va_entry (&ap, &self);

   at its entry.  The runtime tells the tables what bounds belong to the
   places in memory that va_arg reads; so va_arg, which by the time of our
   main passes is nothing but loads, finds them there, and va_copy and lists
   passed on to other functions need nothing.

   Second: an access by a constant index or offset that is outside of its
   object for certain

     int a[4];  a[5] = 1;

   gets a warning, and a report where it is executed: such an access may never
   reach the main passes.

   Third, marks in front of calls that write strings to fields
   (string-fields.cc), and what functions in .preinit_array begin with
   (preinit.cc).

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "bounds.h"
#include "objects.h"
#include "early.h"
#include "memory-ref.h"
#include "mpxguard-layout.h"
#include "places.h"
#include "options.h"
#include "passes.h"
#include "preinit.h"
#include "report-call.h"
#include "string-fields.h"
#include "warn.h"

namespace {

const char va_entry_name[] = "__mpxguard_va_entry";

/* Where accesses are that got a report.  */
hash_set<int_hash<location_t, UNKNOWN_LOCATION>> reported;


/* Variable arguments.  */

/* Whether the function FUN calls va_start.  One that has variable arguments
   but does not may be inlined, which a call of va_start would forbid; and a
   list of Microsoft's, which functions with the attribute ms_abi have, is no more than
   a pointer to the stack.  */

bool
calls_va_start_p (function *fun)
{
  if (TREE_CODE (targetm.fn_abi_va_list (fun->decl)) != ARRAY_TYPE)
    return false;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (gimple_call_builtin_p (gsi_stmt (gsi), BUILT_IN_VA_START))
	return true;
  return false;
}

/* Lets the current function begin with va_start on a list of its own and a
   call of __mpxguard_va_entry.  */

void
take_variable_arguments (void)
{
  tree list = create_tmp_var (va_list_type_node, "mpxguard_ap");
  TREE_ADDRESSABLE (list) = 1;
  tree element = build4 (ARRAY_REF, TREE_TYPE (va_list_type_node), list,
			 integer_zero_node, NULL_TREE, NULL_TREE);
  tree address = build_fold_addr_expr (element);
  tree type = build_function_type_list (void_type_node, ptr_type_node,
					ptr_type_node, NULL_TREE);
  tree entry = build_fn_decl (va_entry_name, type);
  TREE_NOTHROW (entry) = 1;
  DECL_ARTIFICIAL (entry) = 1;

  gimple_seq seq = NULL;
  gimple_seq_add_stmt
    (&seq, gimple_build_call (builtin_decl_explicit (BUILT_IN_VA_START), 2,
			      address, integer_zero_node));
  gimple_seq_add_stmt
    (&seq, gimple_build_call (entry, 2, unshare_expr (address),
			      own_address ()));
  edge e = single_succ_edge (ENTRY_BLOCK_PTR_FOR_FN (cfun));
  gsi_insert_seq_on_edge_immediate (e, seq);
}


/* Accesses outside for certain.  */

/* The object that an access is certain to be outside of: OBJECT_SIZE bytes at
   START.  */
struct outside_object
{
  tree start;
  tree object_size;
  tree name;			/* The object's declaration.  */
};

/* Whether REF, of the bytes PARTS, is outside of its variable for certain.  */

bool
outside_variable_p (const memory_ref &parts, outside_object *object)
{
  if (!parts.decl || parts.variable || !DECL_P (parts.decl)
      || TREE_CODE (parts.size) != INTEGER_CST || unknown_size_p (parts.decl))
    return false;
  offset_int size = wi::to_offset (DECL_SIZE_UNIT (parts.decl));
  if (parts.offset >= 0 && wi::to_offset (parts.size) + parts.offset <= size)
    return false;
  object->start = parts.base;
  object->object_size = DECL_SIZE_UNIT (parts.decl);
  object->name = parts.decl;
  return true;
}

/* Whether REF indexes an array field by a constant that is outside.  */

bool
outside_field_p (tree ref, outside_object *object)
{
  bool always = false;
  tree field = indexed_field (ref, &always);
  if (!field || !always)
    return false;
  object->start = build_fold_addr_expr (unshare_expr (field));
  object->object_size = TYPE_SIZE_UNIT (TREE_TYPE (field));
  object->name = TREE_OPERAND (field, 1);
  return true;
}

/* Warns of the access to the bytes PARTS, at LOCATION, outside of OBJECT.  */

void
warn_early (location_t location, const memory_ref &parts,
	    const outside_object &object, bool write)
{
  outside_access access = { location, write, parts.offset,
			    wi::to_offset (parts.size), object.name, NULL,
			    wi::to_offset (object.object_size) };
  if (LOCATION_LOCUS (location) != UNKNOWN_LOCATION)
    reported.add (LOCATION_LOCUS (location));
  warn_outside (access);
}

/* Puts a report in front of STMT, which accesses REF, the bytes PARTS.  */

void
report_outside (gimple *stmt, tree ref, const memory_ref &parts,
		const outside_object &object, unsigned flags)
{
  gimple_seq seq = NULL;
  tree address = operand_value (fold_convert
				(long_unsigned_type_node,
				 build_fold_addr_expr (unshare_expr (ref))),
				&seq);
  tree lower = operand_value (fold_convert (long_unsigned_type_node,
					    object.start), &seq);
  tree last = fold_build2 (MINUS_EXPR, long_unsigned_type_node,
			   fold_convert (long_unsigned_type_node,
					 object.object_size),
			   build_one_cst (long_unsigned_type_node));
  tree upper = operand_value (fold_build2 (PLUS_EXPR, long_unsigned_type_node,
					   lower, last), &seq);
  flags |= MPXGUARD_ACCESS_NARROWED;
  report_bounds bounds = { lower, upper, NULL_TREE };
  tree info = report_info (parts.size, build_int_cst (unsigned_type_node,
						      flags));
  /* What LTO compiles later has other strings.  */
  char *part = part_text (ref);
  gimple *report = build_report (address, bounds, info, NULL_TREE,
				 flag_lto && !in_lto_p ? UNKNOWN_LOCATION
				 : access_location (stmt, ref), part);
  free (part);
  gimple_seq_add_stmt (&seq, report);
  for (gimple_stmt_iterator gsi = gsi_start (seq); !gsi_end_p (gsi);
       gsi_next (&gsi))
    gimple_set_location (gsi_stmt (gsi), gimple_location (stmt));
  if (parts.decl && DECL_P (parts.decl))
    mark_addressable (parts.decl);
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  gsi_insert_seq_before (&gsi, seq, GSI_SAME_STMT);
}

/* Looks at the reference REF of STMT.  */

void
visit_reference (gimple *stmt, tree ref, bool write)
{
  memory_ref parts;
  outside_object object;
  if ((!write && options.check == CHECK_WRITES)
      || (TREE_CODE (ref) == COMPONENT_REF
	  && DECL_BIT_FIELD (TREE_OPERAND (ref, 1)))
      || TREE_CODE (ref) == BIT_FIELD_REF
      || !analyze_memory_ref (ref, &parts)
      || TREE_CODE (parts.size) != INTEGER_CST
      || !(outside_variable_p (parts, &object)
	   || outside_field_p (ref, &object)))
    return;
  warn_early (access_location (stmt, ref), parts, object, write);
  report_outside (stmt, ref, parts, object,
		  write ? MPXGUARD_ACCESS_WRITE : MPXGUARD_ACCESS_READ);
}

/* The callbacks of walk_stmt_load_store_ops.  */

bool
visit_load (gimple *stmt, tree, tree ref, void *)
{
  visit_reference (stmt, ref, false);
  return false;
}

bool
visit_store (gimple *stmt, tree, tree ref, void *)
{
  visit_reference (stmt, ref, true);
  return false;
}

} // anonymous namespace

bool
va_entry_p (tree decl)
{
  return DECL_ARTIFICIAL (decl) && DECL_NAME (decl)
	 && strcmp (IDENTIFIER_POINTER (DECL_NAME (decl)), va_entry_name) == 0;
}

bool
calls_va_entry_p (void)
{
  if (!stdarg_p (TREE_TYPE (cfun->decl)))
    return false;
  basic_block bb = single_succ (ENTRY_BLOCK_PTR_FOR_FN (cfun));
  for (unsigned limit = 8; bb && limit; limit--)
    {
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (is_gimple_call (gsi_stmt (gsi))
	    && gimple_call_fndecl (gsi_stmt (gsi))
	    && va_entry_p (gimple_call_fndecl (gsi_stmt (gsi))))
	  return true;
      bb = single_succ_p (bb) ? single_succ (bb) : NULL;
    }
  return false;
}

bool
reported_early_p (location_t location)
{
  return LOCATION_LOCUS (location) != UNKNOWN_LOCATION
	 && reported.contains (LOCATION_LOCUS (location));
}

unsigned
execute_early (function *fun)
{
  if (calls_va_start_p (fun))
    take_variable_arguments ();
  if (preinit_function_p (fun->decl))
    begin_runtime ();

  auto_vec<gimple *> statements;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (!is_gimple_debug (gsi_stmt (gsi)) && !gimple_clobber_p (gsi_stmt (gsi)))
	statements.safe_push (gsi_stmt (gsi));
  for (gimple *stmt : statements)
    if (gcall *call = dyn_cast<gcall *> (stmt))
      mark_string_field (call);
  for (gimple *stmt : statements)
    walk_stmt_load_store_ops (stmt, NULL, visit_load, visit_store);
  return 0;
}
