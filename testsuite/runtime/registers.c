/* A report that returns changes no register: the general ones, the flags, the
   control words, and the vector and mask registers to their full width, as
   far as the processor has them.  The record of a pointer that escapes changes
   none but the flags.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "unit.h"

#include "export.h"
#include "heap.h"

/* rax rcx rdx rbx rbp rsi rdi r8-r15, then the flags.  */
#define N_GENERAL 16

uint64_t general_before[N_GENERAL];
uint64_t general_after[N_GENERAL];

/* The operands of the call: the address and the bounds, and what a report
   wants to know besides (it is not popped by the others).  */
uint64_t operands[4];

/* The stack pointer before and after the call.  */
uint64_t stack_before;
uint64_t stack_after;

/* What is called.  */
void *entry = (void *) __mpxguard_report;

void __mpxguard_escape (void);

/* Call it with the registers of general_before, and put what
   they are afterwards into general_after.  */
void call_report (void);

__asm__ (
  "	.text\n"
  "call_report:\n"
  "	.cfi_startproc\n"
  "	pushq	%rbx\n	pushq	%rbp\n	pushq	%r12\n"
  "	pushq	%r13\n	pushq	%r14\n	pushq	%r15\n"
  "	.cfi_adjust_cfa_offset 48\n"
  "	pushq	120+general_before(%rip)\n"
  "	popfq\n"
  "	movq	general_before(%rip), %rax\n"
  "	movq	8+general_before(%rip), %rcx\n"
  "	movq	16+general_before(%rip), %rdx\n"
  "	movq	24+general_before(%rip), %rbx\n"
  "	movq	32+general_before(%rip), %rbp\n"
  "	movq	40+general_before(%rip), %rsi\n"
  "	movq	48+general_before(%rip), %rdi\n"
  "	movq	56+general_before(%rip), %r8\n"
  "	movq	64+general_before(%rip), %r9\n"
  "	movq	72+general_before(%rip), %r10\n"
  "	movq	80+general_before(%rip), %r11\n"
  "	movq	88+general_before(%rip), %r12\n"
  "	movq	96+general_before(%rip), %r13\n"
  "	movq	104+general_before(%rip), %r14\n"
  "	movq	112+general_before(%rip), %r15\n"
  "	movq	%rsp, stack_before(%rip)\n"
  "	pushq	24+operands(%rip)\n	pushq	16+operands(%rip)\n"
  "	pushq	8+operands(%rip)\n	pushq	operands(%rip)\n"
  "	call	*entry(%rip)\n"
  "	movq	%rsp, stack_after(%rip)\n"
  "	movq	stack_before(%rip), %rsp\n"
  "	movq	%rax, general_after(%rip)\n"
  "	movq	%rcx, 8+general_after(%rip)\n"
  "	movq	%rdx, 16+general_after(%rip)\n"
  "	movq	%rbx, 24+general_after(%rip)\n"
  "	movq	%rbp, 32+general_after(%rip)\n"
  "	movq	%rsi, 40+general_after(%rip)\n"
  "	movq	%rdi, 48+general_after(%rip)\n"
  "	movq	%r8, 56+general_after(%rip)\n"
  "	movq	%r9, 64+general_after(%rip)\n"
  "	movq	%r10, 72+general_after(%rip)\n"
  "	movq	%r11, 80+general_after(%rip)\n"
  "	movq	%r12, 88+general_after(%rip)\n"
  "	movq	%r13, 96+general_after(%rip)\n"
  "	movq	%r14, 104+general_after(%rip)\n"
  "	movq	%r15, 112+general_after(%rip)\n"
  "	pushfq\n"
  "	popq	120+general_after(%rip)\n"
  "	cld\n"
  "	popq	%r15\n	popq	%r14\n	popq	%r13\n"
  "	popq	%r12\n	popq	%rbp\n	popq	%rbx\n"
  "	.cfi_adjust_cfa_offset -48\n"
  "	ret\n"
  "	.cfi_endproc\n");

/* Vector state: 32 registers of 64 bytes, then 8 masks of 8 bytes.  */
static uint8_t vectors_before[32 * 64 + 64] __attribute__ ((aligned (64)));
static uint8_t vectors_after[32 * 64 + 64] __attribute__ ((aligned (64)));

#define EACH16(M) M (0) M (1) M (2) M (3) M (4) M (5) M (6) M (7) \
  M (8) M (9) M (10) M (11) M (12) M (13) M (14) M (15)
#define EACH32(M) EACH16 (M) M (16) M (17) M (18) M (19) M (20) M (21) \
  M (22) M (23) M (24) M (25) M (26) M (27) M (28) M (29) M (30) M (31)
#define EACH8(M) M (0) M (1) M (2) M (3) M (4) M (5) M (6) M (7)

#define LOAD_Z(N) "vmovdqa64 64*" #N "(%0), %%zmm" #N "\n\t"
#define STORE_Z(N) "vmovdqa64 %%zmm" #N ", 64*" #N "(%1)\n\t"
#define LOAD_K(N) "kmovq 2048+8*" #N "(%0), %%k" #N "\n\t"
#define STORE_K(N) "kmovq %%k" #N ", 2048+8*" #N "(%1)\n\t"
#define LOAD_Y(N) "vmovdqa 64*" #N "(%0), %%ymm" #N "\n\t"
#define STORE_Y(N) "vmovdqa %%ymm" #N ", 64*" #N "(%1)\n\t"
#define LOAD_X(N) "movdqa 64*" #N "(%0), %%xmm" #N "\n\t"
#define STORE_X(N) "movdqa %%xmm" #N ", 64*" #N "(%1)\n\t"

/* Report as generated code does it; the functions that do this call others, so
   they have nothing in the red zone.  */
#define CALL								\
  "movq %%rsp, stack_before(%%rip)\n\t"					\
  "pushq 24+operands(%%rip)\n\tpushq 16+operands(%%rip)\n\t"		\
  "pushq 8+operands(%%rip)\n\tpushq operands(%%rip)\n\t"			\
  "call *entry(%%rip)\n\t"						\
  "movq stack_before(%%rip), %%rsp\n\t"

/* Load the registers, report, store them.  */
#define THROUGH(LOADS, STORES)						\
  __asm__ volatile (LOADS CALL STORES					\
		    : : "b" (vectors_before), "r" (vectors_after)	\
		    : "memory", "cc")

static void
set_operands (uint64_t address, uint64_t lower, uint64_t upper, uint64_t info)
{
  operands[0] = address;
  operands[1] = lower;
  operands[2] = upper;
  operands[3] = info;
}

/* The bytes of each vector register that this processor has.  */
static unsigned
vector_bytes (void)
{
  return __builtin_cpu_supports ("avx512bw") ? 64
	 : __builtin_cpu_supports ("avx")    ? 32
					     : 16;
}

static void
check_vectors (void)
{
  set_operands (0x7000, 0x6000, 0x6fff, 4 << 8);
  unsigned bytes = vector_bytes ();
  unsigned count = bytes == 64 ? 32 : 16;

  for (unsigned i = 0; i < sizeof vectors_before; i++)
    vectors_before[i] = (uint8_t) (i * 37 + 11);
  if (bytes == 64)
    {
      THROUGH (EACH32 (LOAD_Z) EACH8 (LOAD_K),
	       EACH32 (STORE_Z) EACH8 (STORE_K));
      CHECK (memcmp (vectors_before + 2048, vectors_after + 2048, 64) == 0);
    }
  else if (bytes == 32)
    THROUGH (EACH16 (LOAD_Y), EACH16 (STORE_Y));
  else
    THROUGH (EACH16 (LOAD_X), EACH16 (STORE_X));
  for (unsigned i = 0; i < count; i++)
    CHECK (memcmp (vectors_before + 64 * i, vectors_after + 64 * i, bytes)
	   == 0);
}

/* Where there is no xsave, fxsave keeps what there is.  */
static void
check_legacy (void)
{
  extern uint64_t mpxguard_xstate_size;
  uint64_t size = mpxguard_xstate_size;

  mpxguard_xstate_size = 0;
  memset (vectors_after, 0, sizeof vectors_after);
  THROUGH (EACH16 (LOAD_X), EACH16 (STORE_X));
  mpxguard_xstate_size = size;
  for (unsigned i = 0; i < 16; i++)
    CHECK (memcmp (vectors_before + 64 * i, vectors_after + 64 * i, 16) == 0);
}

static void
check_general (uint64_t flags)
{
  for (unsigned i = 0; i < N_GENERAL - 1; i++)
    general_before[i] = 0x1111111111111111UL * (i + 1);
  general_before[15] = flags;
  set_operands (0x5000, 0x6000, 0x6fff, 1 << 8);
  call_report ();
  CHECK (stack_after == stack_before);
  CHECK (memcmp (general_before, general_after, sizeof general_before) == 0);
}

/* A value on the x87 stack, the control word and mxcsr survive.  */
static void
check_floating (void)
{
  volatile long double x = 1.0L / 3;
  uint16_t control = 0x0c7f;
  uint32_t mxcsr = 0x7f80;
  uint16_t control_after;
  uint32_t mxcsr_after;
  long double y;

  __asm__ volatile ("fldcw %3\n\tldmxcsr %4\n\t"
		    CALL "fnstcw %1\n\tstmxcsr %2"
		    : "=t" (y), "=m" (control_after), "=m" (mxcsr_after)
		    : "m" (control), "m" (mxcsr), "0" (x)
		    : "memory", "cc");
  CHECK (control_after == control && mxcsr_after == mxcsr && y == x);
}

/* Escapes of many kinds: the first makes the records.  */
static void
check_escapes (void)
{
  char *p = malloc (100);

  mpxguard_heap_serve (true);
  entry = (void *) __mpxguard_escape;
  check_vectors ();
  for (unsigned i = 0; i < N_GENERAL - 1; i++)
    general_before[i] = 0x1111111111111111UL * (i + 1);
  general_before[15] = 0x202;
  for (unsigned i = 0; i < 100; i++)
    {
      set_operands ((uint64_t) p + 50 * (i - 30), (uint64_t) p,
		    (uint64_t) p + 99, 0);
      call_report ();
      CHECK (stack_after == stack_before - 8);
      CHECK (memcmp (general_before, general_after, 15 * 8) == 0);
    }
  check_vectors ();
  entry = (void *) __mpxguard_report;
  free (p);
}

static void
reports (void)
{
  check_escapes ();
  check_vectors ();
  check_legacy ();
  check_general (0x202);
  check_general (0xad7);
  check_floating ();
}

int
main (void)
{
  static char output[1 << 20];
  unsigned count = 0;
  int status;

  if (!getenv ("MPXGUARD_OPTIONS"))
    {
      setenv ("MPXGUARD_OPTIONS", "halt_on_error=0", 1);
      execl ("/proc/self/exe", "registers", NULL);
    }
  status = run_child (reports, output, sizeof output);
  for (char *p = output; (p = strstr (p, "==ERROR: mpxguard: ")); p++)
    count++;
  if (count != 5 || status != 0)
    printf ("%s%u reports, status 0x%x\n", output, count, (unsigned) status);
  CHECK (count == 5 && status == 0);
  return 0;
}
