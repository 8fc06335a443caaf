/* Which emulator the process runs in.

   In: cpuid and the auxiliary vector.  Out: what the runtime must do without
   there.  QEMU's user-mode emulation kept a descriptor of every page up to
   version 7.2: to reserve the heap's terabytes would take it minutes.
   Valgrind's tools that follow memory keep what they know of every 64 KB beyond
   the first 64 GB: that would take them tens of gigabytes.  Those that only
   count see the process as it is.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "emulator.h"

#include <cpuid.h>
#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/auxv.h>

#include "mpxguard-layout.h"
#include "note.h"

/* The leaf in which hypervisors and emulators name themselves.  */
#define LEAF_HYPERVISOR 0x40000000U
#define BIT_HYPERVISOR (1U << 31)

/* True if QEMU's code generator executes this.  */
static bool
is_qemu (void)
{
  unsigned a;
  unsigned name[3];
  unsigned c = 0;
  unsigned rest;

  if (!__get_cpuid (1, &a, &rest, &c, &rest) || !(c & BIT_HYPERVISOR))
    return false;
  __cpuid (LEAF_HYPERVISOR, a, name[0], name[1], name[2]);
  return memcmp (name, "TCGTCGTCGTCG", sizeof name) == 0;
}

/* True if Valgrind executes this.  It takes these rotations, which together do
   nothing, for a question about itself; %rdx has the answer where nobody
   else gives one.  */
static bool
is_valgrind (void)
{
  /* "Running on Valgrind?", and five operands that it does not have.  */
  volatile unsigned long question[6] = { 0x1001 };
  unsigned long answer = 0;

  __asm__ volatile ("rolq $3, %%rdi\n\t"
		    "rolq $13, %%rdi\n\t"
		    "rolq $61, %%rdi\n\t"
		    "rolq $51, %%rdi\n\t"
		    "xchgq %%rbx, %%rbx"
		    : "+d" (answer) : "a" (question) : "cc", "memory");
  return answer != 0;
}

extern char **environ;

/* True unless the tool of Valgrind's that executes this preloads nothing of its
   own into the process, as callgrind, cachegrind, lackey and none do.  Each that
   follows memory does.  */
static bool
tool_follows_memory (void)
{
  static const char preload[] = "LD_PRELOAD=";
  static const char common[] = "vgpreload_core";

  for (char **e = environ; e && *e; e++)
    if (strncmp (*e, preload, sizeof preload - 1) == 0)
      for (const char *at = *e; (at = strstr (at, "vgpreload_")) != NULL; at++)
	if (strncmp (at, common, sizeof common - 1) != 0)
	  return true;
  return environ == NULL;
}

/* True if QEMU's user-mode emulation before version 8.0 executes this.  A system
   in QEMU has a kernel, which gives programs a vDSO.  The user-mode emulation
   gives them one since it keeps mappings as intervals, or a little later.  */
static bool
is_old_qemu_user (void)
{
  int saved_errno = errno;
  bool result = is_qemu () && getauxval (AT_SYSINFO_EHDR) == 0;

  /* The first allocation asks, and getauxval finds that a failure.  */
  errno = saved_errno;
  return result;
}

bool
mpxguard_emulator_counts_pages (void)
{
  return (is_valgrind () && tool_follows_memory ()) || is_old_qemu_user ();
}

bool
mpxguard_emulator_derives (void)
{
  uint32_t metadata;
  uint32_t flags;

  return is_old_qemu_user ()
	 && mpxguard_notes_find (MPXGUARD_BACKEND_MPX, &metadata, &flags)
	 && metadata == MPXGUARD_METADATA_HYBRID;
}
