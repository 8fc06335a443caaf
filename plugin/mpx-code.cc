/* The asm statements of the mpx backend.

   In: what an instruction is to do.  Out: volatile asm statements whose text
   names virtual bound registers, %bv0, %bv1 ...; rtl-bndalloc.cc gives them real
   ones.  A check

     mpxguard.check (p_1, 8, 4, b_2, 1);

   becomes

     asm volatile ("... its place in the source, as places.cc has it
		    771: bndcl %a0, %%bv2
			 bndcu 3+%a0, %%bv2
		    772: ... a record in the section mpxguard_checks"
		   : : "p" (p_1 + 8));

   The constraint p lets GCC fold the arithmetic into the operand, as for its
   own instructions: bndcl 8(%rdi,%rcx,4), %bnd1 (see rtl-bound-address.cc).  A
   check that stands for
   several accesses is an asm goto, to the block that finds out which of them
   is wrong (check-parts.cc).  Nothing jumps there but the handler of the
   exception.

   With mpx-forms=safe every instruction with a memory operand is followed by
   as many bytes of NOPs as its operand has bytes of SIB and displacement,
   because there is an emulator that skips these.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "abstract.h"
#include "entry-call.h"
#include "lower-mpx.h"
#include "lower-soft.h"
#include "mpxguard-layout.h"
#include "options.h"
#include "places.h"

namespace {

/* The bytes of an instruction before its SIB byte: prefix, two bytes of
   opcode, ModRM; bndldx and bndstx have no prefix.  */
enum plain_length
{
  PLAIN = 4,
  PLAIN_TABLE = 3
};

/* The lines for INSTRUCTION, which it frees.  */

char *
line (char *instruction, plain_length length)
{
  if (options.mpx_forms == FORMS_COMPACT)
    return instruction;
  char *padded = xasprintf ("773:\t%s\n774:\t.fill\t774b-773b-%d, 1, 0x90",
			    instruction, length);
  free (instruction);
  return padded;
}

/* VALUE as an operand in a register.  */

tree
in_register (tree value, gimple_seq *seq)
{
  return soft_force (soft_word (value), seq);
}

/* VALUE as a constant that fits into a displacement; false if it is none.  */

bool
displacement (tree value, HOST_WIDE_INT *result)
{
  if (TREE_CODE (value) != INTEGER_CST)
    return false;
  *result = (HOST_WIDE_INT) TREE_INT_CST_LOW (value);
  return *result == (int) *result;
}

/* If ADDRESS is computed from another one by adding a constant, that one, and
   the constant in *DISTANCE; null otherwise.  */

tree
address_before (tree address, poly_int64 *distance)
{
  if (TREE_CODE (address) != SSA_NAME)
    return NULL_TREE;
  gassign *stmt = dyn_cast<gassign *> (SSA_NAME_DEF_STMT (address));
  if (!stmt)
    return NULL_TREE;
  tree before = gimple_assign_rhs1 (stmt);
  *distance = 0;
  switch (gimple_assign_rhs_code (stmt))
    {
    case ADDR_EXPR:
      {
	tree base = get_addr_base_and_unit_offset (TREE_OPERAND (before, 0),
						   distance);
	if (!base || TREE_CODE (base) != MEM_REF)
	  return NULL_TREE;
	*distance += mem_ref_offset (base).force_shwi ();
	before = TREE_OPERAND (base, 0);
	break;
      }
    case POINTER_PLUS_EXPR:
    case PLUS_EXPR:
      if (TREE_CODE (gimple_assign_rhs2 (stmt)) != INTEGER_CST)
	return NULL_TREE;
      *distance = (HOST_WIDE_INT) TREE_INT_CST_LOW (gimple_assign_rhs2 (stmt));
      break;
    CASE_CONVERT:
    case SSA_NAME:
      break;
    default:
      return NULL_TREE;
    }
  return TREE_CODE (before) == SSA_NAME
	 && TYPE_PRECISION (TREE_TYPE (before)) == POINTER_SIZE
	 && !SSA_NAME_OCCURS_IN_ABNORMAL_PHI (before) ? before : NULL_TREE;
}

/* The base of the slot SLOT as an operand in a register.  WHERE becomes the
   text of its displacement, which is empty for 0.  */

tree
slot_base (tree slot, char where[20], gimple_seq *seq)
{
  HOST_WIDE_INT sum = 0, step;
  poly_int64 distance;
  for (tree before = address_before (slot, &distance);
       before && distance.is_constant (&step)
	 && sum + step == (int) (sum + step);
       before = address_before (slot, &distance))
    {
      sum += step;
      slot = before;
    }
  snprintf (where, 20, sum ? HOST_WIDE_INT_PRINT_DEC : "", sum);
  return in_register (slot, seq);
}

/* The variable of the current function that bounds are read through, one for
   all: what is stored there is read at once.  */

tree
bounds_image (void)
{
  static tree image;
  if (!image || DECL_CONTEXT (image) != cfun->decl)
    {
      tree type = build_array_type_nelts (long_unsigned_type_node, 2);
      image = create_tmp_var (type, "bounds");
      TREE_ADDRESSABLE (image) = 1;
    }
  return image;
}

} // anonymous namespace

gasm *
mpx_asm (char *code, const mpx_operand *a, const mpx_operand *b,
	 gimple_seq *seq)
{
  vec<tree, va_gc> *inputs = NULL;
  if (a)
    vec_safe_push (inputs, asm_operand (a->constraint, a->value));
  if (b)
    vec_safe_push (inputs, asm_operand (b->constraint, b->value));
  gasm *stmt = gimple_build_asm_vec (code, inputs, NULL, NULL, NULL);
  gimple_asm_set_volatile (stmt, true);
  gimple_asm_set_inline (stmt, true);
  gimple_seq_add_stmt (seq, stmt);
  free (code);
  return stmt;
}

void
mpx_copy (unsigned from, unsigned to, gimple_seq *seq)
{
  if (from != to)
    mpx_asm (xasprintf ("bndmov\t%%%%bv%u, %%%%bv%u", from, to), NULL, NULL,
	     seq);
}

void
mpx_set_init (unsigned to, gimple_seq *seq)
{
  mpx_asm (xasprintf ("bndmk\t-1, %%%%bv%u", to), NULL, NULL, seq);
}

void
mpx_make (tree lower, tree last, unsigned to, gimple_seq *seq)
{
  mpx_operand start = { "r", in_register (lower, seq) };
  HOST_WIDE_INT constant;
  if (displacement (last, &constant))
    {
      mpx_asm (xasprintf ("bndmk\t" HOST_WIDE_INT_PRINT_DEC "(%%0), %%%%bv%u",
			  constant, to), &start, NULL, seq);
      return;
    }
  mpx_operand distance = { "l", in_register (last, seq) };
  mpx_asm (xasprintf ("bndmk\t(%%0,%%1), %%%%bv%u", to), &start, &distance,
	   seq);
}

mpx_words
mpx_read (unsigned from, gimple_seq *seq)
{
  tree image = bounds_image ();
  vec<tree, va_gc> *outputs = NULL;
  vec_safe_push (outputs, asm_operand ("=m", image));
  char *code = line (xasprintf ("bndmov\t%%%%bv%u, %%0", from), PLAIN);
  gasm *store = gimple_build_asm_vec (code, NULL, outputs, NULL, NULL);
  free (code);
  gimple_asm_set_volatile (store, true);
  gimple_asm_set_inline (store, true);
  gimple_seq_add_stmt (seq, store);

  tree words[2];
  for (unsigned i = 0; i < 2; i++)
    {
      words[i] = make_ssa_name (long_unsigned_type_node);
      tree word = build4 (ARRAY_REF, long_unsigned_type_node, image,
			  size_int (i), NULL_TREE, NULL_TREE);
      gimple_seq_add_stmt (seq, gimple_build_assign (words[i], word));
    }
  mpx_words result = { words[0], NULL_TREE };
  result.upper = soft_force (fold_build1 (BIT_NOT_EXPR,
					  long_unsigned_type_node, words[1]),
			     seq);
  return result;
}

void
mpx_load_image (tree address, unsigned to, gimple_seq *seq)
{
  mpx_operand where = { "r", in_register (address, seq) };
  gasm *load = mpx_asm (line (xasprintf ("bndmov\t(%%0), %%%%bv%u", to), PLAIN),
			&where, NULL, seq);
  (void) load;
}

void
mpx_store_image (unsigned from, tree address, gimple_seq *seq)
{
  mpx_operand where = { "r", in_register (address, seq) };
  mpx_asm (line (xasprintf ("bndmov\t%%%%bv%u, (%%0)", from), PLAIN), &where,
	   NULL, seq);
}

void
mpx_table_load (tree slot, tree pointer, unsigned to, gimple_seq *seq)
{
  char where[20];
  mpx_operand base = { "r", slot_base (slot, where, seq) };
  mpx_operand index = { "l", in_register (pointer, seq) };
  mpx_asm (line (xasprintf ("bndldx\t%s(%%0,%%1), %%%%bv%u", where, to),
		 PLAIN_TABLE), &base, &index, seq);
}

void
mpx_table_store (tree slot, tree pointer, unsigned from, gimple_seq *seq)
{
  char where[20];
  mpx_operand base = { "r", slot_base (slot, where, seq) };
  mpx_operand index = { "l", in_register (pointer, seq) };
  mpx_asm (line (xasprintf ("bndstx\t%%%%bv%u, %s(%%0,%%1)", from, where),
		 PLAIN_TABLE), &base, &index, seq);
}

/* Adds to SEQ the call of the runtime's function NAME with the arguments that
   OPERANDS hold, words.  */

static void
call_runtime (const char *name, const vec<tree> &operands, gimple_seq *seq)
{
  tree parameters = void_list_node;
  for (unsigned i = 0; i < operands.length (); i++)
    parameters = tree_cons (NULL_TREE, long_unsigned_type_node, parameters);
  tree type = build_function_type (void_type_node, parameters);
  gimple_seq_add_stmt (seq, gimple_build_call_vec (soft_function (name, type),
						   operands));
}

void
mpx_shared_load (tree slot, tree pointer, unsigned to, gimple_seq *seq)
{
  auto_vec<tree, 3> operands;
  operands.safe_push (in_register (slot, seq));
  operands.safe_push (in_register (pointer, seq));
  tree image = soft_force (soft_word (build_fold_addr_expr (bounds_image ())),
			   seq);
  operands.safe_push (image);
  call_runtime ("__mpxguard_load_shared", operands, seq);
  mpx_load_image (image, to, seq);
}

void
mpx_shared_store (tree slot, tree pointer, unsigned from, gimple_seq *seq)
{
  mpx_words words = mpx_read (from, seq);
  auto_vec<tree, 4> operands;
  operands.safe_push (in_register (slot, seq));
  operands.safe_push (in_register (pointer, seq));
  operands.safe_push (words.lower);
  operands.safe_push (words.upper);
  call_runtime ("__mpxguard_store_shared", operands, seq);
}

/* The text of the check C.  Its operand 0 is the address of the first byte,
   operand 1, if there is one, that of the last.  */

static char *
check_text (const mpx_test &c)
{
  char *lower = xstrdup ("");
  char *upper = xstrdup ("");
  if (c.test_lower)
    lower = line (xasprintf ("bndcl\t%%a0, %%%%bv%u", c.bounds), PLAIN);
  if (c.test_upper && c.last)
    upper = line (xasprintf ("bndcu\t%%a1, %%%%bv%u", c.bounds), PLAIN);
  else if (c.test_upper && integer_onep (c.size))
    upper = line (xasprintf ("bndcu\t%%a0, %%%%bv%u", c.bounds), PLAIN);
  else if (c.test_upper)
    /* rtl-bound-address.cc takes the plus sign away where the address has no
       displacement of its own.  */
    upper = line (xasprintf ("bndcu\t%u+%%a0, %%%%bv%u",
			     (unsigned) tree_to_uhwi (c.size) - 1, c.bounds),
		  PLAIN);
  char *text = xasprintf ("771:\t%s%s%s\n772:\t", lower,
			  c.test_lower && c.test_upper ? "\n\t" : "", upper);
  free (lower);
  free (upper);
  return text;
}

/* The text of a record in the section mpxguard_checks for the code between the
   labels 771 and 772: WHERE is the text of its third word, INFO the last
   one.  */

static char *
record_text (const char *where, unsigned info)
{
  return xasprintf (".pushsection\t" MPXGUARD_CHECKS_SECTION
		    ",\"a\",@progbits\n"
		    "\t.balign\t4\n"
		    "\t.long\t771b-.\n"
		    "\t.long\t772b-771b\n"
		    "\t.long\t%s\n"
		    "\t.long\t%u\n"
		    "\t.popsection", where, info);
}

/* The text that puts the string NAME where a record can refer to it; to be
   freed.  */

static char *
name_text (const char *name)
{
  if (!name)
    return xstrdup ("");
  return xasprintf ("\n\t.pushsection\t.rodata.str1.1,\"aMS\",@progbits,1\n"
		    "775:\t.asciz\t\"%s\"\n"
		    "\t.popsection", name);
}

gasm *
mpx_check (const mpx_test &c, gimple_seq *seq)
{
  vec<tree, va_gc> *inputs = NULL, *labels = NULL;
  vec_safe_push (inputs, asm_operand ("p", in_register (c.first, seq)));
  if (c.last)
    vec_safe_push (inputs, asm_operand ("p", in_register (c.last, seq)));

  unsigned info = c.flags;
  char *where = xstrdup (c.name ? "775f-." : "0");
  if (c.label)
    {
      info |= MPXGUARD_CHECK_IN_PARTS;
      free (where);
      where = xasprintf ("%%l%u-.", vec_safe_length (inputs));
      vec_safe_push (labels, build_tree_list (NULL_TREE, c.label));
    }
  else if (TREE_CODE (c.size) == INTEGER_CST && tree_fits_uhwi_p (c.size)
	   && tree_to_uhwi (c.size) < MPXGUARD_CHECK_SIZE_IN_RCX)
    info |= tree_to_uhwi (c.size) << 8;
  else
    {
      info |= MPXGUARD_CHECK_SIZE_IN_RCX << 8;
      vec_safe_push (inputs, asm_operand ("c", in_register (c.size, seq)));
    }

  /* Of a check in parts the parts have places.  */
  char *place = c.label ? xstrdup ("")
			: place_lines (c.location,
				       c.name && c.name[0] == '.' ? c.name
								  : NULL);
  char *check = check_text (c);
  char *record = record_text (where, info);
  char *name = name_text (c.label ? NULL : c.name);
  char *code = concat (place, check, record, name, NULL);
  gasm *stmt = gimple_build_asm_vec (code, inputs, NULL, NULL, labels);
  gimple_asm_set_volatile (stmt, true);
  gimple_asm_set_inline (stmt, true);
  gimple_seq_add_stmt (seq, stmt);
  free (code);
  free (name);
  free (record);
  free (check);
  free (place);
  free (where);
  return stmt;
}
