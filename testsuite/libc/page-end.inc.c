/* A page with nothing behind it.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <mpxguard.h>
#include <string.h>
#include <sys/mman.h>

#define PAGE 4096

/* Return the end of a page; the pointer's bounds are those of the page.  */
__attribute__ ((noipa)) static char *
page_end (void)
{
  char *pages = mmap (NULL, 2 * PAGE, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  mprotect (pages + PAGE, PAGE, PROT_NONE);
  pages = mpxguard_set_bounds (pages, PAGE);
  return pages + PAGE;
}
