/* Pass checkopt: fewer and cheaper checks.

   In: the function with its checks.  Out: the same without those that cannot
   fail where they stand, with one check for several accesses where that is
   possible, outside of loops where that is possible, and with no test of a
   lower bound that the access cannot lie below.

   The steps, each in a file of its own, with what it does and why that is
   right:

     proved		checkopt-prove.cc
     lower dropped	checkopt-lower.cc
     hoisted as a range	checkopt-loop.cc
     hoisted		checkopt-invariant.cc
     merged, redundant	checkopt-merge.cc, with checkopt-reached.cc
     made on the ways	checkopt-join.cc
     inside, escaped	checkopt-escape.cc
     a loop's copy	checkopt-version.cc
     sunk		checkopt-sink.cc

   What is certain to follow a point of the function is found out in
   checkopt-ahead.cc.  The dump with details names each check and what happened
   to it.

   GCC's estimates of loops take for granted that no array is left: what they
   say would prove what is to be checked.  plugin.cc turns that off.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "checkopt.h"
#include "places.h"
#include "passes.h"
#include "statistics.h"

void
dump_check (const char *what, gimple *stmt)
{
  if (!dump_file || !(dump_flags & TDF_DETAILS))
    return;
  fprintf (dump_file, "%s: ", what);
  print_gimple_stmt (dump_file, stmt, 0);
}

/* Collects the operations OP of FUN in OPERATIONS.  */

static void
collect_operations (function *fun, abstract_op op, vec<gcall *> *operations)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (abstract_operation (gsi_stmt (gsi)) == op)
	operations->safe_push (as_a<gcall *> (gsi_stmt (gsi)));
}

void
collect_checks (function *fun, vec<gcall *> *checks)
{
  collect_operations (fun, OP_CHECK, checks);
}

void
remove_check (gcall *check, const char *reason)
{
  dump_check (reason, check);
  gimple_stmt_iterator gsi = gsi_for_stmt (check);
  do
    gsi_remove (&gsi, true);
  while (!gsi_end_p (gsi) && abstract_operation (gsi_stmt (gsi)) == OP_PART);
  statistics.removed++;
}

bool
library_check_p (gcall *check)
{
  return gimple_call_num_args (check) > CHECK_NAME
	 && !part_of_name (gimple_call_arg (check, CHECK_NAME));
}

tree
check_part_name (gcall *check)
{
  return gimple_call_num_args (check) > CHECK_NAME && !library_check_p (check)
	 ? gimple_call_arg (check, CHECK_NAME) : NULL_TREE;
}

gcall *
build_part (gcall *check, tree pointer, tree offset, tree step, tree count)
{
  tree name = check_part_name (check);
  unsigned flags = check_flags (check) & CHECK_REPORT_FLAGS;
  gcall *part
    = build_abstract (OP_PART, name ? 7 : 6, pointer, offset,
		      gimple_call_arg (check, CHECK_SIZE),
		      build_int_cst (unsigned_type_node, flags), step, count,
		      name);
  gimple_set_location (part, gimple_location (check));
  return part;
}

bool
take_check_apart (gcall *check, check_parts *parts)
{
  tree size = gimple_call_arg (check, CHECK_SIZE);
  parts->check = check;
  parts->bounds = gimple_call_arg (check, CHECK_BOUNDS);
  if (TREE_CODE (size) != INTEGER_CST || TREE_CODE (parts->bounds) != SSA_NAME)
    return false;
  parts->size = wi::to_offset (size);
  linear_form (gimple_call_arg (check, CHECK_POINTER), &parts->address);
  linear_add (&parts->address,
	      wi::to_offset (gimple_call_arg (check, CHECK_OFFSET)));
  return true;
}

/* Takes the test of the lower bound from the escapes of FUN that need none.  */

static void
look_at_escapes (function *fun)
{
  auto_vec<gcall *> escapes;
  collect_operations (fun, OP_ESCAPE, &escapes);
  for (gcall *escape : escapes)
    if (escape_grows_from_base_p (fun, escape))
      {
	gcall *upper
	  = build_abstract (OP_ESCAPE, 3,
			    gimple_call_arg (escape, ESCAPE_POINTER),
			    gimple_call_arg (escape, ESCAPE_BOUNDS),
			    build_int_cst (unsigned_type_node,
					   CHECK_NO_LOWER));
	gimple_set_location (upper, gimple_location (escape));
	dump_check ("lower dropped", escape);
	gimple_stmt_iterator gsi = gsi_for_stmt (escape);
	gsi_replace (&gsi, upper, false);
      }
}

/* What looks at the checks one by one.  */

static void
look_at_each (function *fun, const vec<gcall *> &checks)
{
  gcc_begin_ranges (fun);
  for (gcall *check : checks)
    if (proved_check_p (fun, check))
      remove_check (check, "proved");
    else if (grows_from_base_p (fun, check))
      {
	set_check_flags (check, check_flags (check) | CHECK_NO_LOWER);
	dump_check ("lower dropped", check);
      }
  look_at_escapes (fun);
  gcc_end_ranges (fun);
}

/* The number of edges by which VALUE, or what it was moved from by additions,
   may come.  */

static unsigned
count_edges (tree value)
{
  linear_address form;
  linear_form (value, &form);
  tree root = form.root;
  gphi *phi = TREE_CODE (root) == SSA_NAME
	      ? dyn_cast<gphi *> (SSA_NAME_DEF_STMT (root)) : NULL;
  return phi ? gimple_phi_num_args (phi) : 1;
}

/* Marks the checks of FUN whose pointer or bounds come by many edges.  GCC's
   jump threading would try each of them for each check: minutes for a switch
   of a thousand cases, each with an object of its own.  */

static void
hide_checks (function *fun)
{
  const unsigned edge_limit = 24;
  auto_vec<gcall *> checks;
  collect_checks (fun, &checks);
  for (gcall *check : checks)
    if (count_edges (gimple_call_arg (check, CHECK_POINTER)) > edge_limit
	|| count_edges (gimple_call_arg (check, CHECK_BOUNDS)) > edge_limit)
      {
	set_check_flags (check, check_flags (check) | CHECK_HIDDEN);
	dump_check ("hidden", check);
      }
}

/* What needs loops.  */

static void
improve_loops (function *fun, const vec<gcall *> &checks)
{
  loop_optimizer_init (LOOPS_NORMAL | LOOPS_HAVE_RECORDED_EXITS);
  scev_initialize ();
  calculate_dominance_info (CDI_DOMINATORS);
  look_at_each (fun, checks);
  hoist_affine_checks (fun);
  scev_finalize ();
  calculate_dominance_info (CDI_POST_DOMINATORS);
  hoist_invariant_checks (fun);
  merge_checks (fun);
  version_loops (fun);
  calculate_dominance_info (CDI_POST_DOMINATORS);
  sink_finds (fun);
  hide_checks (fun);
  free_dominance_info (CDI_POST_DOMINATORS);
  loop_optimizer_finalize ();
}

unsigned
execute_checkopt (function *fun)
{
  auto_vec<gcall *> checks, escapes;
  collect_checks (fun, &checks);
  collect_operations (fun, OP_ESCAPE, &escapes);
  if (checks.is_empty () && escapes.is_empty ())
    return 0;
  begin_lower_proofs ();
  if (optimize)
    improve_loops (fun, checks);
  else
    {
      calculate_dominance_info (CDI_DOMINATORS);
      look_at_each (fun, checks);
      calculate_dominance_info (CDI_POST_DOMINATORS);
      merge_checks (fun);
      free_dominance_info (CDI_POST_DOMINATORS);
    }
  end_lower_proofs ();
  return 0;
}
