/* The start: where the directory cannot be had, one sentence says why, and the
   process ends with exit code 1.  Where it can, it is as it should be.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _GNU_SOURCE
#include "unit.h"

#include <sys/mman.h>
#include <sys/resource.h>

#include "maps.h"
#include "runtime.h"
#include "sys.h"
#include "table.h"

/* Long before the runtime starts: take an address that it needs, if the
   environment says so.  */
static void
take_address (int argc __attribute__ ((unused)),
	      char **argv __attribute__ ((unused)), char **environment)
{
  for (; *environment; environment++)
    if (strcmp (*environment, "TAKE_ADDRESS=1") == 0)
      mpxguard_sys_mmap ((void *) (MPXGUARD_DIRECTORY_BASE + 0x100000), 4096,
			 PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED,
			 -1, 0);
}

static void (*const take_first) (int, char **, char **)
  __attribute__ ((section (".preinit_array"), used)) = take_address;

static void
execute (void)
{
  execl ("/proc/self/exe", "limits", "quiet", NULL);
}

static void
execute_limited (void)
{
  struct rlimit limit = { 500UL << 20, 500UL << 20 };

  setrlimit (RLIMIT_AS, &limit);
  execute ();
}

static void
execute_taken (void)
{
  setenv ("TAKE_ADDRESS", "1", 1);
  execute ();
}

/* Check that ACTION ends with exit code 1 and one line that has TEXT.  */
static void
check_sentence (void (*action) (void), const char *text)
{
  char output[2000];
  int status = run_child (action, output, sizeof output);
  char *end = strchr (output, '\n');

  if (!strstr (output, text))
    printf ("%s", output);
  CHECK (WIFEXITED (status) && WEXITSTATUS (status) == 1);
  CHECK (strncmp (output, "mpxguard: ", 10) == 0 && strstr (output, text));
  CHECK (end && end[1] == '\0');
}

/* Return the mapping that ADDRESS lies in.  */
static struct mpxguard_mapping
mapping_of (uint64_t address)
{
  struct mpxguard_mapping m;

  CHECK (mpxguard_maps_find (address, address + 1, &m));
  return m;
}

static void
check_layout (void)
{
  struct mpxguard_mapping m = mapping_of (MPXGUARD_ZERO_TABLE);
  extern int main (int, char **);

  CHECK (m.start == MPXGUARD_ZERO_TABLE && m.end == MPXGUARD_DIRECTORY_BASE);
  m = mapping_of (MPXGUARD_DIRECTORY_BASE);
  CHECK (m.start == MPXGUARD_DIRECTORY_BASE
	 && m.end == MPXGUARD_DIRECTORY_BASE + MPXGUARD_DIRECTORY_SIZE);
  CHECK (m.name[0] == '\0');
  m = mapping_of ((uint64_t) main);
  CHECK (m.start <= (uint64_t) main && m.end > (uint64_t) main
	 && m.name[0] == '/');
  CHECK (strcmp (mapping_of ((uint64_t) &m).name, "[stack]") == 0);
  CHECK (!mpxguard_maps_find (0, 4096, &m));
}

/* The directory costs no memory to speak of before it is used.  */
static void
check_resident (void)
{
  static unsigned char pages[MPXGUARD_DIRECTORY_SIZE / 4096];
  unsigned resident = 0;

  CHECK (mincore ((void *) MPXGUARD_DIRECTORY_BASE, MPXGUARD_DIRECTORY_SIZE,
		  pages)
	 == 0);
  for (unsigned i = 0; i < sizeof pages; i++)
    resident += pages[i] & 1;
  CHECK (resident < 64);
}

int
main (int argc, char **argv __attribute__ ((unused)))
{
  mpxguard_init ();
  if (argc > 1)
    return 0;
  check_layout ();
  check_resident ();
  check_sentence (execute_limited, "'ulimit -v unlimited'");
  check_sentence (execute_taken, "-pie");
  return 0;
}
