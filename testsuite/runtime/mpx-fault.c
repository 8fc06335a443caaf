/* The handler of #BR exceptions, given frames as kernels make them: Linux with
   MPX, which no machine of today has, and QEMU's user-mode emulation.

   The instructions are never executed here; frames say that they faulted.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

#include "mpx-frame.h"
#include "mpx.h"
#include "options.h"

#define BNDREGS 960
#define BNDCSR 1024
#define AREA_SIZE 1100

#define LOWER 0x100000UL
#define UPPER 0x100fffUL

/* f3 0f 1a 18: bndcl (%rax), %bnd3; f2 0f 1a 19: bndcu (%rcx), %bnd3;
   f2 0f 1b 19: bndcn (%rcx), %bnd3.  */
static const uint8_t bndcl[] = { 0xf3, 0x0f, 0x1a, 0x18 };
static const uint8_t bndcu[] = { 0xf2, 0x0f, 0x1a, 0x19 };
static const uint8_t bndcn[] = { 0xf2, 0x0f, 0x1b, 0x19 };
static const uint8_t other[] = { 0x8b, 0x00, 0x90, 0x90 };

static uint8_t area[AREA_SIZE] __attribute__ ((aligned (64)));
static ucontext_t context;
static siginfo_t info;
static volatile int passed_on;
static unsigned failures;

static void
check (bool condition, const char *what)
{
  printf ("%s: %s\n", condition ? "PASS" : "FAIL", what);
  failures += !condition;
}

/* Make the frame of a signal with CODE for the instruction at PC: %rax and
   %rcx are ADDRESS, BNDSTATUS is STATUS, bnd3 has the bounds LOWER and
   UPPER.  */
static void
make_frame (int code, const uint8_t *pc, uint64_t address, uint64_t status)
{
  const uint32_t magic = MPXGUARD_FRAME_MAGIC;
  const uint64_t features = 0x1f;
  const uint64_t bounds[2] = { LOWER, ~UPPER };

  memset (area, 0, sizeof area);
  memset (&context, 0, sizeof context);
  memset (&info, 0, sizeof info);
  memcpy (area + MPXGUARD_FRAME_MAGIC_AT, &magic, sizeof magic);
  memcpy (area + MPXGUARD_FRAME_FEATURES_AT, &features, sizeof features);
  memcpy (area + MPXGUARD_FRAME_HEADER, &features, sizeof features);
  memcpy (area + BNDREGS + 48, bounds, sizeof bounds);
  memcpy (area + BNDCSR + 8, &status, sizeof status);
  context.uc_mcontext.fpregs = (fpregset_t) area;
  context.uc_mcontext.gregs[REG_RIP] = (greg_t) pc;
  context.uc_mcontext.gregs[REG_RAX] = (greg_t) address;
  context.uc_mcontext.gregs[REG_RCX] = (greg_t) address;
  info.si_signo = SIGSEGV;
  info.si_code = code;
}

/* Let the handler handle the frame.  Return what it wrote to stderr.  */
static const char *
handle (void)
{
  static char text[8192];
  FILE *file = tmpfile ();
  int saved = dup (2);
  size_t n;

  dup2 (fileno (file), 2);
  mpxguard_mpx_fault (SIGSEGV, &info, &context);
  dup2 (saved, 2);
  close (saved);
  rewind (file);
  n = fread (text, 1, sizeof text - 1, file);
  text[n] = '\0';
  fclose (file);
  return text;
}

/* True if the program would go on behind the four bytes at PC, BNDSTATUS being
   0.  */
static bool
goes_on_behind (const uint8_t *pc)
{
  return (const uint8_t *) context.uc_mcontext.gregs[REG_RIP] == pc + 4
	 && mpxguard_frame_status (&context) == 0;
}

static void
note (int number, siginfo_t *i, void *c)
{
  passed_on++;
}

int
main (void)
{
  struct sigaction action = { .sa_sigaction = note, .sa_flags = SA_SIGINFO };
  const char *text;

  mpxguard_init ();
  mpxguard_options.halt_on_error = 0;
  mpxguard_mpx_bndregs = BNDREGS;
  mpxguard_mpx_bndcsr = BNDCSR;
  mpxguard_mpx_take_signals ();
  mpxguard_mpx_state = MPXGUARD_MPX_ON;
  sigaction (SIGSEGV, &action, NULL);

  /* Linux: the bounds are in the siginfo, whatever the frame says.  */
  make_frame (3, bndcl, 0x1ffff0, 1);
  info.si_lower = (void *) 0x200000;
  info.si_upper = (void *) 0x2000ff;
  text = handle ();
  check (strstr (text, "[0x200000, 0x2000ff] (256 bytes), access starts 16 "
		       "bytes below the lower bound") != NULL,
	 "bndcl under Linux: bounds of the siginfo");
  check (goes_on_behind (bndcl), "bndcl under Linux: goes on");

  /* There bndcn's upper bound has been complemented once too often.  */
  make_frame (3, bndcn, 0x300100, 1);
  info.si_lower = (void *) 0x300000;
  info.si_upper = (void *) ~0x3000ffUL;
  text = handle ();
  check (strstr (text, "[0x300000, 0x3000ff] (256 bytes), access starts 0 "
		       "bytes above the upper bound") != NULL,
	 "bndcn under Linux: upper bound");

  /* QEMU: the bounds are in the frame.  */
  make_frame (SI_KERNEL, bndcu, UPPER + 9, 1);
  text = handle ();
  check (strstr (text, "[0x100000, 0x100fff] (4096 bytes), access starts 8 "
		       "bytes above the upper bound") != NULL,
	 "bndcu in QEMU: bounds of the frame");
  check (goes_on_behind (bndcu), "bndcu in QEMU: goes on");
  check (passed_on == 0, "violations are not the program's");

  /* BNDSTATUS is left over from a check, the fault is another one.  */
  make_frame (SI_KERNEL, other, UPPER + 9, 1);
  text = handle ();
  check (passed_on == 1 && !*text, "another instruction is the program's");
  make_frame (SEGV_MAPERR, bndcu, UPPER + 9, 1);
  handle ();
  check (passed_on == 2, "a fault of the page tables is the program's");
  make_frame (SI_USER, bndcu, UPPER + 9, 1);
  handle ();
  check (passed_on == 3, "a signal that was sent is the program's");
  return failures != 0;
}
