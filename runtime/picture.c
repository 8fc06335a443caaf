/* A picture of the object and the access.

   In: a finding.  Out: two lines.  In the first the object is a row of `='
   and its surroundings are dots, in the second `^' marks the access:

       ............========================================............
							   ^^^^

   A block that was freed is a row of `x'.  An access beyond the edge of the picture is marked `<' or `>' there.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "picture.h"

/* Columns for the object, and on each side of it.  */
#define OBJECT 40
#define BEFORE 12
#define AFTER 16

/* How bytes become columns.  */
struct scale
{
  uint64_t lower;		/* First byte of the object.  */
  uint64_t step;		/* Bytes a column.  */
  int width;			/* Columns of the object.  */
};

/* Return the scale for an object of SIZE bytes at LOWER.  */
static struct scale
make_scale (uint64_t lower, uint64_t size)
{
  struct scale s = { lower, 1, (int) size };

  if (size > OBJECT)
    {
      s.step = size / OBJECT + (size % OBJECT != 0);
      s.width = (int) (size / s.step + (size % s.step != 0));
    }
  return s;
}

/* Return the column of the byte at ADDRESS in the scale S, cut to one column
   more than the picture has on each side.  */
static int
column_of (const struct scale *s, uint64_t address)
{
  uint64_t distance;

  if (address < s->lower)
    {
      distance = (s->lower - address - 1) / s->step + 1;
      return distance > BEFORE ? -BEFORE - 1 : -(int) distance;
    }
  distance = (address - s->lower) / s->step;
  return distance >= (uint64_t) (s->width + AFTER) ? s->width + AFTER
						   : (int) distance;
}

/* Return what stands in column C below an access to the columns FIRST to
   LAST, of a picture that ends before column END.  */
static char
mark (int c, int first, int last, int end)
{
  if (c == -BEFORE && first < -BEFORE)
    return '<';
  if (c == end - 1 && last >= end)
    return '>';
  return c >= first && c <= last ? '^' : ' ';
}

/* Return the first byte and the size of what is drawn for F: its bounds, or
   the block that was freed.  */
static struct scale
scale_of (const struct mpxguard_finding *f)
{
  if (f->use_after_free)
    return make_scale (f->object.base, f->object.size);
  return make_scale (f->v->lower, f->size);
}

void
mpxguard_picture (struct mpxguard_text *text,
		  const struct mpxguard_finding *f, const char *on,
		  const char *off)
{
  struct scale s = scale_of (f);
  int end = s.width + AFTER;
  int first = column_of (&s, f->v->address);
  int last = column_of (&s, mpxguard_finding_last (f));

  mpxguard_format (text, "==%d==    ", f->pid);
  for (int c = -BEFORE; c < end; c++)
    mpxguard_format (text, "%c",
		     c < 0 || c >= s.width ? '.'
		     : f->use_after_free   ? 'x'
					   : '=');
  if (s.step > 1)
    mpxguard_format (text, "  (a column is %lu bytes)",
		     (unsigned long) s.step);
  mpxguard_format (text, "\n==%d==    %s", f->pid, on);
  for (int c = -BEFORE; c < end; c++)
    mpxguard_format (text, "%c", mark (c, first, last, end));
  mpxguard_format (text, "%s\n", off);
}
