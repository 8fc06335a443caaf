/* Instructions that work on bound registers, in RTL.

   In: insns.  Out: which bound registers, virtual and real, they use and set;
   and new insns.  GCC does not know these registers, so what it does not tell
   us stands in the text of the asm statement:

     bndmk 39(%0), %%bv2		sets bv2
     bndcl (%0), %%bv2			uses bv2
     bndmov %%bv2, %%bnd0		uses bv2, sets bnd0

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "memmodel.h"
#include "emit-rtl.h"
#include "insn-config.h"
#include "options.h"
#include "rtl-bound-insn.h"

namespace {

/* The ASM_OPERANDS of INSN, null if it is no such asm statement.  */

rtx
asm_of (rtx_insn *insn)
{
  return NONDEBUG_INSN_P (insn) ? extract_asm_operands (PATTERN (insn))
	 : NULL_RTX;
}

/* If a bound register's name begins at TEXT, its number, and in *LENGTH the
   length of the name; -1 otherwise.  */

int
register_at (const char *text, unsigned *length)
{
  if (!startswith (text, "%%b"))
    return -1;
  const char *digits;
  unsigned first = 0;
  if (startswith (text, "%%bnd"))
    digits = text + 5;
  else if (startswith (text, "%%bv"))
    {
      digits = text + 4;
      first = REAL_BOUND_REGISTERS;
    }
  else
    return -1;
  if (!ISDIGIT (*digits))
    return -1;
  char *end;
  unsigned number = strtoul (digits, &end, 10);
  *length = end - text;
  return first + number;
}

/* Whether REF is in REFS, from number FIRST on.  */

bool
named_p (const vec<bound_ref> &refs, unsigned first, const bound_ref &ref)
{
  for (unsigned i = first; i < refs.length (); i++)
    if (refs[i].reg == ref.reg && refs[i].def == ref.def)
      return true;
  return false;
}

/* Adds to REFS, where those of the same insn begin with number FIRST, the
   registers that the line from BEGIN to END names.  A comment names those whose
   value the statement may keep.  */

void
collect_line (const char *begin, const char *end, unsigned first,
	      vec<bound_ref> *refs)
{
  while (begin < end && (ISSPACE (*begin) || ISDIGIT (*begin)
			 || *begin == ':'))
    begin++;
  bool sets = startswith (begin, "bndmk") || startswith (begin, "bndldx");
  bool moves = startswith (begin, "bndmov");
  for (const char *p = begin; p < end; p++)
    {
      unsigned length;
      int reg = register_at (p, &length);
      if (reg < 0)
	continue;
      bool def = sets || (moves && p + length == end);
      bound_ref ref = { (unsigned) reg, !def, def };
      if (!named_p (*refs, first, ref))
	refs->safe_push (ref);
      p += length - 1;
    }
}

rtx
asm_operands (char *text, unsigned count)
{
  rtx body = gen_rtx_ASM_OPERANDS (VOIDmode, ggc_strdup (text), "", 0,
				   rtvec_alloc (count), rtvec_alloc (count),
				   rtvec_alloc (0),
				   DECL_SOURCE_LOCATION (cfun->decl));
  MEM_VOLATILE_P (body) = 1;
  free (text);
  return body;
}

void
set_operand (rtx body, unsigned n, rtx value, const char *constraint)
{
  ASM_OPERANDS_INPUT (body, n) = value;
  ASM_OPERANDS_INPUT_CONSTRAINT_EXP (body, n)
    = gen_rtx_ASM_INPUT_loc (GET_MODE (value), ggc_strdup (constraint),
			     DECL_SOURCE_LOCATION (cfun->decl));
}

/* What makes INSTRUCTION, which has LENGTH bytes up to its ModRM, right on
   every emulator; it is freed.  */

char *
padded (char *instruction, int length)
{
  if (options.mpx_forms == FORMS_COMPACT)
    return instruction;
  char *text = xasprintf ("773:\t%s\n774:\t.fill\t774b-773b-%d, 1, 0x90",
			  instruction, length);
  free (instruction);
  return text;
}

} // anonymous namespace

const char *
insn_asm_text (rtx_insn *insn)
{
  rtx body = asm_of (insn);
  return body ? ASM_OPERANDS_TEMPLATE (body) : NULL;
}

void
set_insn_asm_text (rtx_insn *insn, const char *text)
{
  XSTR (asm_of (insn), 0) = text;
}

void
collect_bound_refs (rtx_insn *insn, vec<bound_ref> *refs)
{
  const char *text = insn_asm_text (insn);
  if (!text || !strstr (text, "%%b"))
    return;
  unsigned first = refs->length ();
  while (*text)
    {
      const char *end = text + strcspn (text, "\n");
      collect_line (text, end, first, refs);
      text = *end ? end + 1 : end;
    }
}

bool
clobbers_bounds_p (rtx_insn *insn)
{
  if (CALL_P (insn))
    return true;
  if (!NONDEBUG_INSN_P (insn))
    return false;
  if (GET_CODE (PATTERN (insn)) == ASM_INPUT)
    return *XSTR (PATTERN (insn), 0) != 0;
  const char *text = insn_asm_text (insn);
  /* The entries for reports save bound registers, too.  */
  return text && *text && !strstr (text, "%%b") && !startswith (text, "mpx.")
	 && !strstr (text, "\tbnd\tcall\t*__mpxguard_report");
}

const char *
rename_bound_registers (const char *text, const vec<bound_name> &names)
{
  auto_vec<char> result;
  while (*text)
    {
      unsigned length;
      int reg = register_at (text, &length);
      if (reg < 0)
	{
	  result.safe_push (*text++);
	  continue;
	}
      unsigned to = reg;
      for (const bound_name &n : names)
	if (n.from == (unsigned) reg)
	  to = n.to;
      char *name = bound_register_name (to);
      for (const char *p = name; *p; p++)
	result.safe_push (*p);
      free (name);
      text += length;
    }
  result.safe_push (0);
  return ggc_strdup (result.address ());
}

/* The constraint l: an operand may be an index, which the stack pointer cannot
   be.  */

rtx
build_bound_asm (char *text, rtx a, rtx b, rtx c)
{
  rtx body = asm_operands (text, !!a + !!b + !!c);
  if (a)
    set_operand (body, 0, a, "l");
  if (b)
    set_operand (body, 1, b, "l");
  if (c)
    set_operand (body, 2, c, "l");
  return body;
}

rtx
clobber_flags (rtx pattern)
{
  rtx flags = gen_rtx_CLOBBER (VOIDmode, gen_rtx_REG (CCmode, FLAGS_REG));
  return gen_rtx_PARALLEL (VOIDmode, gen_rtvec (2, pattern, flags));
}

rtx
build_bound_move (unsigned from, unsigned to)
{
  char *source = bound_register_name (from);
  char *target = bound_register_name (to);
  rtx body = build_bound_asm (xasprintf ("bndmov\t%s, %s", source, target),
			      NULL_RTX, NULL_RTX);
  free (source);
  free (target);
  return body;
}

rtx
build_bound_load (unsigned reg, rtx mem)
{
  char *name = bound_register_name (reg);
  rtx body = asm_operands (padded (xasprintf ("bndmov\t%%0, %s", name), 4), 1);
  free (name);
  set_operand (body, 0, mem, "m");
  return body;
}

rtx
build_bound_store (unsigned reg, rtx mem)
{
  char *name = bound_register_name (reg);
  rtx body = asm_operands (padded (xasprintf ("bndmov\t%s, %%0", name), 4), 0);
  free (name);
  XSTR (body, 1) = ggc_strdup ("=m");
  PUT_MODE (body, GET_MODE (mem));
  return gen_rtx_SET (mem, body);
}

char *
bound_table_text (char *instruction)
{
  return padded (instruction, 3);
}

char *
bound_register_name (unsigned reg)
{
  if (reg < REAL_BOUND_REGISTERS)
    return xasprintf ("%%%%bnd%u", reg);
  return xasprintf ("%%%%bv%u", reg - REAL_BOUND_REGISTERS);
}
