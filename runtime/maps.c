/* The process's mappings, read from /proc/self/maps without libc, or from
   smaps, which knows what madvise was told of them.

   In: an address range, or a visitor.  Out: the first mapping that meets it, or
   all of them.  A signal handler may be where this runs.

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
  mapping->inode = 0;
  /* Permissions, offset, device, inode; then blanks and the name.  */
  while ((c = next_char (r)) >= 0 && c != '\n')
    {
      if (fields < 4)
	{
	  mapping->readable |= fields == 0 && c == 'r';
	  mapping->writable |= fields == 0 && c == 'w';
	  fields += c == ' ' && !blank;
	  blank = c == ' ';
	  if (fields == 3 && !blank)
	    mapping->inode = mapping->inode * 10 + (uint64_t) (c - '0');
	}
      else if ((c != ' ' || used > 0) && used < sizeof mapping->name - 1)
	mapping->name[used++] = (char) c;
    }
  mapping->name[used] = '\0';
}

bool
mpxguard_maps_walk (bool (*visit) (const struct mpxguard_mapping *mapping,
				   void *data),
		    void *data)
{
  struct reader r = { .fd = (int) mpxguard_sys_open ("/proc/self/maps",
						      O_RDONLY | O_CLOEXEC,
						      0) };
  struct mpxguard_mapping mapping;
  bool more = true;

  if (r.fd < 0)
    return false;
  while (more && read_hex (&r, &mapping.start) == '-'
	 && read_hex (&r, &mapping.end) == ' ')
    {
      read_rest (&r, &mapping);
      more = visit (&mapping, data);
    }
  mpxguard_sys_close (r.fd);
  return true;
}

/* Read the rest of a line from R, and return whether one of the words in it
   is "wf".  All are two letters there.  */
static bool
line_says_wiped (struct reader *r)
{
  uint32_t last = 0;
  bool found = false;
  int c;

  while ((c = next_char (r)) >= 0 && c != '\n')
    {
      last = (last << 8 | (uint32_t) c) & 0xffffff;
      found |= last == (' ' << 16 | 'w' << 8 | 'f');
    }
  return found;
}

bool
mpxguard_maps_walk_wiped (bool (*visit) (const struct mpxguard_mapping *mapping,
					 void *data),
			  void *data)
{
  struct reader r = { .fd = (int) mpxguard_sys_open ("/proc/self/smaps",
						      O_RDONLY | O_CLOEXEC,
						      0) };
  struct mpxguard_mapping mapping = { 0 };
  bool more = true;
  uint64_t start;
  int c;

  if (r.fd < 0)
    return false;
  /* A mapping's line as in maps; then lines which begin with a capital letter,
     "VmFlags: rd wr mr mw me ac wf " the last of them.  */
  while (more && (c = read_hex (&r, &start)) >= 0)
    if (c == '-')
      {
	mapping.start = start;
	read_hex (&r, &mapping.end);
	read_rest (&r, &mapping);
      }
    else if (c != '\n' && line_says_wiped (&r) && c == 'V')
      more = visit (&mapping, data);
  mpxguard_sys_close (r.fd);
  return true;
}

/* What is looked for.  */
struct search
{
  uint64_t from;
  uint64_t to;
  struct mpxguard_mapping *mapping;
  bool found;
};

/* Callback: is it MAPPING?  */
static bool
compare (const struct mpxguard_mapping *mapping, void *data)
{
  struct search *search = data;

  search->found = mapping->start < search->to && mapping->end > search->from;
  if (search->found)
    *search->mapping = *mapping;
  return !search->found;
}

bool
mpxguard_maps_find (uint64_t from, uint64_t to,
		    struct mpxguard_mapping *mapping)
{
  struct search search = { from, to, mapping, false };

  return mpxguard_maps_walk (compare, &search) && search.found;
}
