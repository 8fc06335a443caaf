/* The decoder of MPX's instructions against the assembler: every kind, every
   addressing mode, registers that need REX prefixes.

   The instructions stand between two labels each and are never executed; the
   table of cases says what must come out.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdio.h>

#include "mpx-decode.h"

/* What is expected of one instruction.  The value of register N is
   (N + 1) * 0x100000000, so that sums tell where they come from.  */
struct expected
{
  const uint8_t *code;
  const uint8_t *end;
  int64_t kind;			/* -1: to be refused.  */
  int64_t bounds;
  int64_t base;			/* Register number, -1 for none, -2 for the
				   address of the next instruction.  */
  int64_t index;		/* Register number, -1 for none.  */
  int64_t scale;
  int64_t displacement;
};

#define CASE(TEXT, KIND, BOUNDS, BASE, INDEX, SCALE, DISPLACEMENT)	\
  __asm__ (".arch .mpx\n\t.pushsection .text\n771:	" TEXT "\n772:\n\t.popsection\n\t" \
	   ".pushsection cases, \"aw\"\n\t.quad 771b, 772b, " #KIND ", "	\
	   #BOUNDS ", " #BASE ", " #INDEX ", " #SCALE ", " #DISPLACEMENT	\
	   "\n\t.popsection");

/* Kinds by their numbers: 0 bndcl, 1 bndcu, 2 bndcn, 3 bndldx, 4 bndstx.
   Registers: 0 rax, 1 rcx, 2 rdx, 3 rbx, 4 rsp, 5 rbp, 6 rsi, 7 rdi.  */
CASE ("bndcl	(%rax), %bnd0", 0, 0, 0, -1, 0, 0)
CASE ("bndcu	(%rcx), %bnd1", 1, 1, 1, -1, 0, 0)
CASE ("bndcn	(%rdx), %bnd2", 2, 2, 2, -1, 0, 0)
CASE ("bndcl	%rbx, %bnd3", 0, 3, 3, -1, 0, 0)
CASE ("bndcu	%r11, %bnd3", 1, 3, 11, -1, 0, 0)
CASE ("bndcn	%r8, %bnd1", 2, 1, 8, -1, 0, 0)
CASE ("bndcl	8(%rsi), %bnd0", 0, 0, 6, -1, 0, 8)
CASE ("bndcl	-8(%rdi), %bnd0", 0, 0, 7, -1, 0, -8)
CASE ("bndcu	0x12345678(%rdi), %bnd0", 1, 0, 7, -1, 0, 0x12345678)
CASE ("bndcu	-0x12345678(%r15), %bnd0", 1, 0, 15, -1, 0, -0x12345678)
CASE ("bndcl	(%rsp), %bnd0", 0, 0, 4, -1, 0, 0)
CASE ("bndcl	16(%rsp), %bnd0", 0, 0, 4, -1, 0, 16)
CASE ("bndcl	1000(%rsp), %bnd0", 0, 0, 4, -1, 0, 1000)
CASE ("bndcl	(%r12), %bnd0", 0, 0, 12, -1, 0, 0)
CASE ("bndcl	(%rbp), %bnd0", 0, 0, 5, -1, 0, 0)
CASE ("bndcl	(%r13), %bnd0", 0, 0, 13, -1, 0, 0)
CASE ("bndcl	(%rax,%rcx), %bnd1", 0, 1, 0, 1, 0, 0)
CASE ("bndcl	(%rax,%rcx,2), %bnd1", 0, 1, 0, 1, 1, 0)
CASE ("bndcu	7(%r8,%r9,8), %bnd2", 1, 2, 8, 9, 3, 7)
CASE ("bndcu	1000(%r8,%r12,4), %bnd2", 1, 2, 8, 12, 2, 1000)
CASE ("bndcu	(,%rbx,8), %bnd2", 1, 2, -1, 3, 3, 0)
CASE ("bndcu	-5(,%r14,8), %bnd2", 1, 2, -1, 14, 3, -5)
CASE ("bndcu	0x1234, %bnd2", 1, 2, -1, -1, 0, 0x1234)
CASE ("bndcl	0x100(%rip), %bnd2", 0, 2, -2, -1, 0, 0x100)
CASE ("bndcl	-0x100(%rip), %bnd2", 0, 2, -2, -1, 0, -0x100)
CASE ("bndcl	%fs:8(%rsi), %bnd0", 0, 0, 6, -1, 0, 8)
CASE ("bndldx	(%rax,%rcx), %bnd0", 3, 0, 0, -1, 0, 0)
CASE ("bndldx	8(%r10,%rcx,1), %bnd3", 3, 3, 10, -1, 0, 8)
CASE ("bndldx	(%rdx), %bnd2", 3, 2, 2, -1, 0, 0)
CASE ("bndldx	1000(%rdx), %bnd2", 3, 2, 2, -1, 0, 1000)
CASE ("bndstx	%bnd1, (%rax,%r9)", 4, 1, 0, -1, 0, 0)
CASE ("bndstx	%bnd1, -16(%rsp,%r9)", 4, 1, 4, -1, 0, -16)
CASE ("bndstx	%bnd0, (%r13)", 4, 0, 13, -1, 0, 0)
/* None of those.  */
CASE ("bndmk	(%rax), %bnd0", -1, 0, 0, 0, 0, 0)
CASE ("bndmov	(%rax), %bnd0", -1, 0, 0, 0, 0, 0)
CASE ("bndmov	%bnd0, (%rax)", -1, 0, 0, 0, 0, 0)
CASE ("bndmov	%bnd0, %bnd1", -1, 0, 0, 0, 0, 0)
CASE ("movl	(%rax), %ecx", -1, 0, 0, 0, 0, 0)
CASE ("bnd jmp	*%rax", -1, 0, 0, 0, 0, 0)
CASE ("nopw	(%rax)", -1, 0, 0, 0, 0, 0)
CASE (".byte	0xf3, 0x0f, 0x1a, 0x20", -1, 0, 0, 0, 0, 0)
CASE (".byte	0xf3, 0x44, 0x0f, 0x1a, 0x00", -1, 0, 0, 0, 0, 0)

extern const struct expected __start_cases[];
extern const struct expected __stop_cases[];

static uint64_t registers[16];

/* Return the address that E names.  */
static uint64_t
address_of (const struct expected *e)
{
  uint64_t result = (uint64_t) e->displacement;

  if (e->base == -2)
    result += (uint64_t) e->end;
  else if (e->base >= 0)
    result += registers[e->base];
  if (e->index >= 0)
    result += registers[e->index] << e->scale;
  return result;
}

/* Return true if what the decoder makes of E's code is right.  */
static bool
is_right (const struct expected *e)
{
  struct mpxguard_mpx_instruction i;

  if (!mpxguard_mpx_decode (e->code, registers, &i))
    return e->kind == -1;
  return (int64_t) i.kind == e->kind && i.bounds == e->bounds
	 && i.length == e->end - e->code && i.address == address_of (e);
}

int
main (void)
{
  unsigned wrong = 0;

  for (unsigned i = 0; i < 16; i++)
    registers[i] = (i + 1) * 0x100000000UL;
  for (const struct expected *e = __start_cases; e < __stop_cases; e++)
    if (!is_right (e))
      {
	printf ("FAIL: case %d:", (int) (e - __start_cases));
	for (const uint8_t *p = e->code; p < e->end; p++)
	  printf (" %02x", *p);
	printf ("\n");
	wrong++;
      }
  if (!wrong)
    printf ("PASS: %d instructions\n", (int) (__stop_cases - __start_cases));
  return wrong != 0;
}
