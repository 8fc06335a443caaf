/* The process's mappings, read from /proc/self/maps without libc.

   In: an address range.  Out: the first mapping that meets it.  Used to word
   sentences and reports, so speed does not matter; a signal handler may be
   where it runs.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "maps.h"

#include <errno.h>
#include <fcntl.h>

#include "sys.h"

/* A file read through a small buffer.  */
struct reader
{
  int fd;
  long used;
  long next;
  char buffer[1024];
};

/* Return the next character of R, or -1 at the end.  */
static int
next_char (struct reader *r)
{
  if (r->next == r->used)
    {
      do
	r->used = mpxguard_sys_read (r->fd, r->buffer, sizeof r->buffer);
      while (r->used == -EINTR);
      r->next = 0;
      if (r->used <= 0)
	{
	  r->used = 0;
	  return -1;
	}
    }
  return (unsigned char) r->buffer[r->next++];
}

/* Read a hexadecimal number from R into *VALUE and return the character
   after it.  */
static int
read_hex (struct reader *r, uint64_t *value)
{
  int c;

  *value = 0;
  while ((c = next_char (r)) >= 0)
    if (c >= '0' && c <= '9')
      *value = *value * 16 + (uint64_t) (c - '0');
    else if (c >= 'a' && c <= 'f')
      *value = *value * 16 + (uint64_t) (c - 'a' + 10);
    else
      break;
  return c;
}

/* Read the rest of a line from R, which begins after the addresses, and put
   what it says into MAPPING.  */
static void
read_rest (struct reader *r, struct mpxguard_mapping *mapping)
{
  unsigned used = 0;
  unsigned fields = 0;
  bool blank = false;
  int c;

  mapping->readable = mapping->writable = false;

  /* Permissions, offset, device, inode; then blanks and the name.  */
  while ((c = next_char (r)) >= 0 && c != '\n')
    {
      if (fields < 4)
	{
	  mapping->readable |= fields == 0 && c == 'r';
	  mapping->writable |= fields == 0 && c == 'w';
	  fields += c == ' ' && !blank;
	  blank = c == ' ';
	}
      else if ((c != ' ' || used > 0) && used < sizeof mapping->name - 1)
	mapping->name[used++] = (char) c;
    }
  mapping->name[used] = '\0';
}

bool
mpxguard_maps_find (uint64_t from, uint64_t to,
		    struct mpxguard_mapping *mapping)
{
  struct reader r = { .fd = (int) mpxguard_sys_open ("/proc/self/maps",
						      O_RDONLY | O_CLOEXEC,
						      0) };
  bool found = false;

  if (r.fd < 0)
    return false;
  while (!found && read_hex (&r, &mapping->start) == '-'
	 && read_hex (&r, &mapping->end) == ' ')
    {
      read_rest (&r, mapping);
      found = mapping->start < to && mapping->end > from;
    }
  mpxguard_sys_close (r.fd);
  return found;
}
