/* Instructions that work on bound registers, in RTL.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_RTL_BOUND_INSN_H
#define MPXGUARD_RTL_BOUND_INSN_H

/* Bound registers are numbered: bnd0 to bnd3 are 0 to 3, the virtual ones
   follow.  */
const unsigned REAL_BOUND_REGISTERS = 4;

/* That an insn uses or sets a bound register.  */
struct bound_ref
{
  unsigned reg;
  bool use;
  bool def;
};

/* Whether REF is one of bnd0 to bnd3; the number of the virtual register that
   it is otherwise.  */
inline bool
real_p (const bound_ref &ref)
{
  return ref.reg < REAL_BOUND_REGISTERS;
}

inline unsigned
virtual_of (const bound_ref &ref)
{
  return ref.reg - REAL_BOUND_REGISTERS;
}

/* The asm text of INSN if it is an asm statement with operands; null
   otherwise.  */
extern const char *insn_asm_text (rtx_insn *insn);
extern void set_insn_asm_text (rtx_insn *insn, const char *text);

/* Adds to REFS the bound registers that INSN names, those that it uses before
   those that it sets, as its lines have them.  */
extern void collect_bound_refs (rtx_insn *insn, vec<bound_ref> *refs);

/* Whether INSN destroys bnd0 to bnd3, whatever it names: it is a call, or an
   asm statement of the program, which may hold a branch.  */
extern bool clobbers_bounds_p (rtx_insn *insn);

/* That a bound register gets another name.  */
struct bound_name
{
  unsigned from;
  unsigned to;
};

/* TEXT, an asm text, with the bound registers renamed that NAMES has; not to be
   freed.  */
extern const char *rename_bound_registers (const char *text,
					   const vec<bound_name> &names);

/* Builds an asm insn of TEXT, which it frees, with the operands A, B and C in
   general registers, null for none.  */
extern rtx build_bound_asm (char *text, rtx a, rtx b, rtx c = NULL_RTX);
/* The same insn that changes the flags besides.  */
extern rtx clobber_flags (rtx pattern);
/* The copy of the bound register FROM to TO.  */
extern rtx build_bound_move (unsigned from, unsigned to);
/* The load of the bound register REG from the 16 bytes at MEM, and the
   store.  */
extern rtx build_bound_load (unsigned reg, rtx mem);
extern rtx build_bound_store (unsigned reg, rtx mem);
/* The text for the bndldx or bndstx INSTRUCTION, which it frees.  */
extern char *bound_table_text (char *instruction);
/* "%%bnd2" or "%%bv7": the name of REG in an asm text; to be freed.  */
extern char *bound_register_name (unsigned reg);

#endif /* MPXGUARD_RTL_BOUND_INSN_H */
