/* Decode the instruction that a #BR exception stopped at.

   In: its bytes and the general registers.  Out: what it tests, with which
   bound register, and where the next instruction begins.  For example

       f3 41 0f 1a 4c 88 04    bndcl 4(%r8,%rcx,4), %bnd1

   yields MPXGUARD_BNDCL, 1, r8 + 4 * rcx + 4, and 7.

   A byte is read only if the ones before it ask for it: the instruction may
   be the last of its page.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "mpx-decode.h"

#include <string.h>

/* Prefixes.  */
#define PREFIX_OPERAND_SIZE 0x66
#define PREFIX_ADDRESS_SIZE 0x67
#define PREFIX_REPNE 0xf2
#define PREFIX_REP 0xf3
#define REX_B 1U
#define REX_X 2U
#define REX_R 4U

/* An instruction has at most so many bytes.  */
#define LONGEST 15U

#define RSP 4U
#define RBP 5U

/* An instruction being read.  */
struct reader
{
  const uint8_t *code;
  const uint64_t *registers;
  unsigned at;			/* How much of it was read.  */
  unsigned rex;
  uint8_t mandatory;		/* 0, 66, f2 or f3.  */
  bool short_address;		/* Addresses have 32 bits.  */
};

static uint8_t
next_byte (struct reader *r)
{
  return r->code[r->at++];
}

/* Read the prefixes.  Return the byte after them.  */
static uint8_t
read_prefixes (struct reader *r)
{
  while (r->at < LONGEST - 3)
    {
      uint8_t byte = next_byte (r);

      switch (byte)
	{
	case PREFIX_ADDRESS_SIZE:
	  r->short_address = true;
	  break;
	case PREFIX_OPERAND_SIZE:
	  if (r->mandatory == 0)
	    r->mandatory = byte;
	  break;
	case PREFIX_REPNE:
	case PREFIX_REP:
	  r->mandatory = byte;
	  break;
	case 0x26:
	case 0x2e:
	case 0x36:
	case 0x3e:
	case 0x64:
	case 0x65:
	  /* Segments: the checks do not add their bases.  */
	  break;
	default:
	  if ((byte & 0xf0) != 0x40)
	    return byte;
	  r->rex = byte & 0xf;
	  return next_byte (r);
	}
    }
  return 0;
}

/* Set I's kind from the prefix and the opcode byte after 0f.  */
static bool
read_kind (const struct reader *r, uint8_t opcode,
	   struct mpxguard_mpx_instruction *i)
{
  if (opcode == 0x1a && r->mandatory == PREFIX_REP)
    i->kind = MPXGUARD_BNDCL;
  else if (opcode == 0x1a && r->mandatory == PREFIX_REPNE)
    i->kind = MPXGUARD_BNDCU;
  else if (opcode == 0x1b && r->mandatory == PREFIX_REPNE)
    i->kind = MPXGUARD_BNDCN;
  else if (opcode == 0x1a && r->mandatory == 0)
    i->kind = MPXGUARD_BNDLDX;
  else if (opcode == 0x1b && r->mandatory == 0)
    i->kind = MPXGUARD_BNDSTX;
  else
    return false;
  return true;
}

/* Read a displacement of SIZE bytes, 1 or 4.  */
static uint64_t
read_displacement (struct reader *r, unsigned size)
{
  int32_t wide;

  if (size == 1)
    return (uint64_t) (int64_t) (int8_t) next_byte (r);
  memcpy (&wide, r->code + r->at, sizeof wide);
  r->at += 4;
  return (uint64_t) (int64_t) wide;
}

/* Return base plus scaled index of the SIB byte that comes next.  MOD is the
   addressing mode; where it says that there is no base, *DISPLACEMENT becomes
   4.  For INDEXED instructions, bndldx and bndstx, the index is the pointer
   and no part of the address.  */
static uint64_t
read_sib (struct reader *r, unsigned mod, bool indexed,
	  unsigned *displacement)
{
  uint8_t sib = next_byte (r);
  unsigned base = sib & 7U;
  unsigned index = (sib >> 3 & 7U) | (r->rex & REX_X ? 8U : 0);
  uint64_t result = 0;

  if (mod == 0 && base == RBP)
    *displacement = 4;
  else
    result = r->registers[base | (r->rex & REX_B ? 8U : 0)];
  if (index != RSP && !indexed)
    result += r->registers[index] << (sib >> 6);
  return result;
}

/* Return the address that the operand with the byte MODRM names.  */
static uint64_t
read_memory (struct reader *r, uint8_t modrm, bool indexed)
{
  unsigned mod = modrm >> 6;
  unsigned rm = modrm & 7U;
  unsigned displacement = mod == 1 ? 1 : mod == 2 ? 4 : 0;
  bool relative = mod == 0 && rm == RBP;
  uint64_t result = 0;

  if (relative)
    displacement = 4;
  else if (rm == RSP)
    result = read_sib (r, mod, indexed, &displacement);
  else
    result = r->registers[rm | (r->rex & REX_B ? 8U : 0)];
  if (displacement)
    result += read_displacement (r, displacement);
  if (relative)
    result += (uint64_t) (r->code + r->at);
  return r->short_address ? (uint32_t) result : result;
}

bool
mpxguard_mpx_decode (const uint8_t *code, const uint64_t *registers,
		     struct mpxguard_mpx_instruction *i)
{
  struct reader r = { .code = code, .registers = registers };
  uint8_t modrm;
  bool indexed;

  if (read_prefixes (&r) != 0x0f || !read_kind (&r, next_byte (&r), i))
    return false;
  modrm = next_byte (&r);
  indexed = i->kind == MPXGUARD_BNDLDX || i->kind == MPXGUARD_BNDSTX;
  i->bounds = (modrm >> 3 & 7U) | (r.rex & REX_R ? 8U : 0);
  if (i->bounds > 3 || (indexed && modrm >> 6 == 3))
    return false;
  if (modrm >> 6 == 3)
    i->address = registers[(modrm & 7U) | (r.rex & REX_B ? 8U : 0)];
  else
    i->address = read_memory (&r, modrm, indexed);
  i->length = r.at;
  return true;
}
