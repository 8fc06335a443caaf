/* The soft backend's bounds tables, read and written in line.

   In: mpxguard.load and mpxguard.store.  Out, with the layout of
   mpxguard-layout.h:

     b = mpxguard.load (slot, p)

	d = directory[slot >> 20];
	v = *(vector *) (zero_table + d + (slot & mask) * 2);
	ok = v[0] == p;
	lower = ok ? p - (int) v[1] : 0;
	upper = ok ? p + (v[1] >> 32) - 1 : ~0;

     mpxguard.store (slot, p, b)

	d = directory[slot >> 20];
	if (d == 0) d = __mpxguard_table_alloc (slot);
	...
	*(vector *) (zero_table + d + (slot & mask) * 2) = { p, distances };

   Where code should be small, and where there are no vector registers, the
   runtime's functions do the same.  A store of INIT only has to make an older
   record invalid, so it needs no table where there is none.

   With metadata=hybrid a pointer into the heap needs no store at all, and that
   is the usual case; the rest is left to an entry of the runtime:

	if ((p & 1 << 46) != 0) goto cold;
      cold:
	asm ("call __mpxguard_bounds_store" : : slot, p, lower, upper)

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "entry-call.h"
#include "lower-soft.h"
#include "mpxguard-layout.h"
#include "options.h"

namespace {

/* The word at ADDRESS (a word) + OFFSET.  */

tree
word_at (tree address, unsigned HOST_WIDE_INT offset, tree type,
	 gimple_seq *seq)
{
  tree pointer_type = build_pointer_type_for_mode (type, DImode, true);
  tree pointer = soft_force (fold_convert (pointer_type, address), seq);
  return build2 (MEM_REF, type, pointer, build_int_cst (pointer_type, offset));
}

/* The type of a table entry.  */

tree
entry_type (void)
{
  return build_vector_type (long_unsigned_type_node, 2);
}

/* A reference to the table entry for SLOT, whose directory entry is
   DIRECTORY.  It is volatile: entries are read and written whole.  */

tree
table_entry (tree slot, tree directory, gimple_seq *seq)
{
  tree within = soft_op (BIT_AND_EXPR, slot, soft_constant (MPXGUARD_SLOT_MASK));
  tree scaled = soft_op (LSHIFT_EXPR, within,
			 soft_constant (MPXGUARD_ENTRY_SCALE));
  tree address = soft_force (soft_op (PLUS_EXPR, directory, scaled), seq);
  tree entry = word_at (address, MPXGUARD_ZERO_TABLE, entry_type (), seq);
  TREE_THIS_VOLATILE (entry) = 1;
  TREE_SIDE_EFFECTS (entry) = 1;
  return entry;
}

/* Word NUMBER of the table entry VECTOR.  */

tree
entry_word (tree vector, unsigned number, gimple_seq *seq)
{
  tree word = make_ssa_name (long_unsigned_type_node);
  tree ref = build3 (BIT_FIELD_REF, long_unsigned_type_node, vector,
		     bitsize_int (64), bitsize_int (64 * number));
  gimple_seq_add_stmt (seq, gimple_build_assign (word, ref));
  return word;
}

/* DISTANCE as a signed 32-bit number, sign-extended to a word.  */

tree
sign_extended (tree distance)
{
  return soft_word (fold_convert (long_integer_type_node,
				  fold_convert (integer_type_node,
						distance)));
}

/* The runtime's functions for what is not in line.  */

tree
load_function (void)
{
  return soft_function ("__mpxguard_load_bounds",
			build_function_type_list (bounds_type (),
						  ptr_type_node,
						  long_unsigned_type_node,
						  NULL_TREE));
}

tree
store_function (void)
{
  return soft_function ("__mpxguard_store_bounds",
			build_function_type_list (void_type_node,
						  ptr_type_node,
						  long_unsigned_type_node,
						  long_unsigned_type_node,
						  long_unsigned_type_node,
						  NULL_TREE));
}

soft_bounds
call_load (tree slot, tree pointer, gimple_seq *seq)
{
  gcall *call = gimple_build_call (load_function (), 2,
				   soft_force (fold_convert (ptr_type_node,
							     slot), seq),
				   soft_force (soft_word (pointer), seq));
  tree both = make_ssa_name (bounds_type (), call);
  gimple_call_set_lhs (call, both);
  gimple_seq_add_stmt (seq, call);
  soft_bounds result = { };
  result.lower = make_ssa_name (long_unsigned_type_node);
  result.upper = make_ssa_name (long_unsigned_type_node);
  gimple_seq_add_stmt (seq, gimple_build_assign
			      (result.lower,
			       build1 (REALPART_EXPR, long_unsigned_type_node,
				       both)));
  gimple_seq_add_stmt (seq, gimple_build_assign
			      (result.upper,
			       build1 (IMAGPART_EXPR, long_unsigned_type_node,
				       both)));
  return result;
}

void
call_store (gimple_stmt_iterator *gsi, tree slot, tree pointer,
	    const soft_bounds &bounds)
{
  gimple_seq seq = NULL;
  gcall *call = gimple_build_call (store_function (), 4,
				   soft_force (fold_convert (ptr_type_node,
							     slot), &seq),
				   soft_force (soft_word (pointer), &seq),
				   bounds.lower, bounds.upper);
  gimple_set_location (call, gimple_location (gsi_stmt (*gsi)));
  gimple_seq_add_stmt (&seq, call);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
}

/* The entry that says that POINTER has BOUNDS, computed in SEQ.  */

tree
encode_entry (tree pointer, const soft_bounds &bounds, gimple_seq *seq)
{
  tree down = soft_force (soft_op (MINUS_EXPR, pointer, bounds.lower), seq);
  tree up = soft_op (PLUS_EXPR, soft_op (MINUS_EXPR, bounds.upper, pointer),
		     soft_constant (1));
  up = soft_force (up, seq);
  tree down_fits = soft_compare (EQ_EXPR, sign_extended (down), down, seq);
  tree up_fits = soft_compare (EQ_EXPR, sign_extended (up), up, seq);
  tree fits = soft_force (fold_build2 (BIT_AND_EXPR, boolean_type_node,
				       down_fits, up_fits), seq);
  tree low = soft_word (fold_convert (unsigned_type_node, down));
  tree high = soft_op (LSHIFT_EXPR, up, soft_constant (32));
  tree distances = soft_force (soft_op (BIT_IOR_EXPR, low, high), seq);
  tree first = soft_choose (fits, soft_force (soft_word (pointer), seq),
			    soft_constant (0), seq);
  tree second = soft_choose (fits, distances, soft_constant (0), seq);

  vec<constructor_elt, va_gc> *elements = NULL;
  CONSTRUCTOR_APPEND_ELT (elements, NULL_TREE, first);
  CONSTRUCTOR_APPEND_ELT (elements, NULL_TREE, second);
  tree vector = make_ssa_name (entry_type ());
  gimple_seq_add_stmt (seq,
		       gimple_build_assign (vector,
					    build_constructor (entry_type (),
							       elements)));
  return vector;
}

/* Writes, in front of *GSI, the store of INIT to the entry of SLOT.  */

void
store_init (gimple_stmt_iterator *gsi, tree slot)
{
  location_t location = gimple_location (gsi_stmt (*gsi));
  gimple_seq seq = NULL;
  tree directory = soft_directory_entry (slot, &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);

  gimple_seq store = NULL;
  tree entry = table_entry (slot, directory, &store);
  gimple_seq_add_stmt (&store,
		       gimple_build_assign (entry,
					    build_zero_cst (entry_type ())));
  edge e = soft_split (gsi);
  basic_block block = soft_cold_block (e, store);
  soft_branch (e, block, NE_EXPR, directory, soft_constant (0), location);
}

/* Writes, in front of *GSI, what makes DIRECTORY, the entry for SLOT, that of
   a table if it is 0, and returns the value to use.  */

tree
ensure_table (gimple_stmt_iterator *gsi, tree slot, tree directory)
{
  location_t location = gimple_location (gsi_stmt (*gsi));
  tree type = build_function_type_list (long_unsigned_type_node,
					long_unsigned_type_node, NULL_TREE);
  tree function = soft_function ("__mpxguard_table_alloc", type);
  DECL_ATTRIBUTES (function) = tree_cons (get_identifier ("cold"), NULL,
					  DECL_ATTRIBUTES (function));
  gimple_seq seq = NULL;
  gcall *call = gimple_build_call (function, 1, slot);
  tree fresh = make_ssa_name (long_unsigned_type_node, call);
  gimple_call_set_lhs (call, fresh);
  gimple_set_location (call, location);
  gimple_seq_add_stmt (&seq, call);

  edge e = soft_split (gsi);
  basic_block join = e->dest;
  basic_block cold = soft_cold_block (e, seq);
  edge onward = soft_branch (e, cold, EQ_EXPR, directory, soft_constant (0),
			     location);
  tree result = make_ssa_name (long_unsigned_type_node);
  gphi *phi = create_phi_node (result, join);
  add_phi_arg (phi, fresh, find_edge (cold, join), UNKNOWN_LOCATION);
  add_phi_arg (phi, directory, onward, UNKNOWN_LOCATION);
  return result;
}

/* A statement that says that the pointer POINTER in SLOT, which is tracked, has
   the bounds whose upper word is at WHERE (store-entry.S in the runtime).  */

gimple *
build_put_found (tree slot, tree pointer, tree where, gimple_seq *seq)
{
  bool place = soft_places_p ();
  const tree operands[]
    = { place ? soft_place (slot, seq) : soft_force (soft_word (slot), seq), pointer,
	where };
  static const char *const changes[] = { "=a", "=d", "=c" };
  const char *const constraints[] = { place ? "m" : "0", "1", "2" };
  static const char *const changed[] = { "r11", "xmm0", "xmm1" };
  vec<tree, va_gc> *inputs = NULL, *outputs = NULL, *clobbers = NULL;
  for (unsigned i = 0; i < 3; i++)
    {
      tree scratch = make_ssa_name (long_unsigned_type_node);
      vec_safe_push (outputs, asm_operand (changes[i], scratch));
      vec_safe_push (inputs, asm_operand (constraints[i], operands[i]));
      vec_safe_push (clobbers,
		     build_tree_list (NULL_TREE,
				      build_string (strlen (changed[i]) + 1,
						    changed[i])));
    }
  const char *code
    = place ? "leaq\t%3, %q0\n\tcall\t*__mpxguard_put_found@GOTPCREL(%%rip)"
	    : "call\t*__mpxguard_put_found@GOTPCREL(%%rip)";
  gasm *call = gimple_build_asm_vec (code, inputs, outputs, clobbers, NULL);
  gimple_asm_set_volatile (call, true);
  for (tree output : *outputs)
    SSA_NAME_DEF_STMT (TREE_VALUE (output)) = call;
  return call;
}

/* Lowers the mpxguard.store at *GSI in metadata=hybrid: nothing is stored for
   a pointer into the heap.  Returns the block that stores, null if that is not
   one of its own.  */

basic_block
store_if_tracked (gimple_stmt_iterator *gsi, gcall *store)
{
  location_t location = gimple_location (store);
  tree bounds = gimple_call_arg (store, 2);
  soft_bounds words = soft_words (bounds);
  gimple_seq seq = NULL;
  tree slot = gimple_call_arg (store, 0);
  tree pointer = soft_force (soft_word (gimple_call_arg (store, 1)), &seq);
  bool test = soft_in_line_p () && !soft_always_tracked_p (bounds);
  edge e = NULL;
  if (test)
    {
      gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
      seq = NULL;
      e = soft_split (gsi);
    }
  tree where = soft_found_p (words) ? words.where
	       : soft_lasting_pair (bounds, &seq);
  gimple *call;
  if (where && soft_in_line_p ())
    call = build_put_found (slot, pointer, where, &seq);
  else
    {
      const tree operands[]
	= { soft_force (soft_word (slot), &seq), pointer,
	    where ? where : words.lower,
	    where ? where : soft_upper (words, &seq) };
      call = build_entry_call (where ? "__mpxguard_store_found"
			       : "__mpxguard_bounds_store", 4, operands, NULL,
			       NULL);
    }
  gimple_set_location (call, location);
  gimple_seq_add_stmt (&seq, call);
  if (!test)
    {
      gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
      return NULL;
    }
  basic_block cold = soft_cold_block (e, seq);
  soft_branch_if_tracked (e, cold, pointer, location);
  return cold;
}

} // anonymous namespace

tree
soft_directory_entry (tree slot, gimple_seq *seq)
{
  tree index = soft_op (RSHIFT_EXPR, slot, soft_constant (MPXGUARD_SLICE_SHIFT));
  tree offset = soft_force (soft_op (LSHIFT_EXPR, index, soft_constant (3)), seq);
  tree entry = word_at (offset, MPXGUARD_DIRECTORY_BASE,
			long_unsigned_type_node, seq);
  tree value = make_ssa_name (long_unsigned_type_node);
  gimple_seq_add_stmt (seq, gimple_build_assign (value, entry));
  return value;
}

bool
soft_in_line_p (void)
{
  return optimize && !optimize_function_for_size_p (cfun) && TARGET_SSE2;
}

soft_bounds
soft_table_load (tree slot, tree pointer, gimple_seq *seq)
{
  if (!soft_in_line_p ())
    return call_load (slot, pointer, seq);

  slot = soft_force (soft_word (slot), seq);
  tree directory = soft_directory_entry (slot, seq);
  tree vector = make_ssa_name (entry_type ());
  tree entry = table_entry (slot, directory, seq);
  gimple_seq_add_stmt (seq, gimple_build_assign (vector, entry));
  tree owner = entry_word (vector, 0, seq);
  tree distances = entry_word (vector, 1, seq);

  tree value = soft_force (soft_word (pointer), seq);
  tree matches = soft_compare (EQ_EXPR, owner, value, seq);
  tree up = soft_word (fold_build2 (RSHIFT_EXPR, long_integer_type_node,
				    fold_convert (long_integer_type_node,
						  distances),
				    build_int_cst (integer_type_node, 32)));
  tree lower = soft_op (MINUS_EXPR, value, sign_extended (distances));
  tree upper = soft_op (PLUS_EXPR, soft_op (PLUS_EXPR, value, up),
			build_minus_one_cst (long_unsigned_type_node));
  soft_bounds result = { };
  result.lower = soft_choose (matches, soft_force (lower, seq), soft_constant (0),
			      seq);
  result.upper = soft_choose (matches, soft_force (upper, seq),
			      build_minus_one_cst (long_unsigned_type_node),
			      seq);
  return result;
}

basic_block
soft_table_store (gimple_stmt_iterator *gsi)
{
  gcall *store = as_a<gcall *> (gsi_stmt (*gsi));
  tree pointer = gimple_call_arg (store, 1);
  soft_bounds bounds = soft_words (gimple_call_arg (store, 2));
  if (options.metadata == METADATA_HYBRID)
    return store_if_tracked (gsi, store);
  if (!soft_in_line_p ())
    {
      call_store (gsi, gimple_call_arg (store, 0), pointer, bounds);
      return NULL;
    }

  gimple_seq seq = NULL;
  tree slot = soft_force (soft_word (gimple_call_arg (store, 0)), &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  if (integer_zerop (bounds.lower) && integer_all_onesp (bounds.upper))
    {
      store_init (gsi, slot);
      return NULL;
    }

  seq = NULL;
  tree directory = soft_directory_entry (slot, &seq);
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  directory = ensure_table (gsi, slot, directory);
  seq = NULL;
  tree vector = encode_entry (pointer, bounds, &seq);
  tree entry = table_entry (slot, directory, &seq);
  gimple_seq_add_stmt (&seq, gimple_build_assign (entry, vector));
  gsi_insert_seq_before (gsi, seq, GSI_SAME_STMT);
  return NULL;
}
