/* Formats of printf and scanf: their conversions, and the arguments that
   belong to them.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_WRAP_FORMAT_H
#define MPXGUARD_WRAP_FORMAT_H

#include <stdarg.h>

#include "wrap.h"

/* Conversions and arguments beyond so many are not looked at.  */
#define MPXGUARD_FORMAT_CONVERSIONS 64
#define MPXGUARD_FORMAT_ARGUMENTS 64

/* A format that is being read.  */
struct mpxguard_format
{
  const void *text;
  bool wide;			/* TEXT is a wide string.  */
  bool scanf;			/* It is scanf's language.  */
  bool gnu_a;			/* scanf: the a of %as allocates memory.  */
  uint64_t at;			/* The next character to read.  */
  unsigned next;		/* The next argument without a number.  */
};

/* One conversion.  Positions of arguments are counted from 0, the first
   after the format; -1 stands for none.  */
struct mpxguard_conversion
{
  char letter;			/* '[' for a set; 0 if only width or
				   precision take arguments.  */
  char kind;			/* Its argument: 'i' an integer, 'p' a
				   pointer, 'd', 'D' floating-point.  */
  char length;			/* 0, h, l, L, j, z, t; H is hh, q is ll.  */
  int argument;
  int width_argument;		/* The * before and behind the period.  */
  int precision_argument;
  long width;			/* Numbers in the format.  */
  long precision;
  bool allocates;		/* scanf's m.  */
  uint64_t modifier;		/* Where LENGTH stands in the format, or would
				   stand.  */
};

/* The conversions of a format that take arguments.  */
struct mpxguard_conversions
{
  struct mpxguard_conversion conversion[MPXGUARD_FORMAT_CONVERSIONS];
  unsigned count;
  bool pointers;		/* One of them takes a pointer.  */
  bool complete;		/* The whole format was read.  */
};

/* Read FORMAT, up to its end or to where it does not follow the rules, and
   fill in CONVERSIONS.  */
void mpxguard_format_read (struct mpxguard_format format,
			   struct mpxguard_conversions *conversions);

/* The arguments of a call, as far as they matter.  */
struct mpxguard_format_values
{
  uint64_t value[MPXGUARD_FORMAT_ARGUMENTS];
  struct mpxguard_bounds bounds[MPXGUARD_FORMAT_ARGUMENTS];
  unsigned count;
  uint64_t fields;		/* Bits: those narrowed to a field.  */
};

/* Fetch from AP, which is not changed, the arguments for CONVERSIONS.  If
   NAMED is not negative, CALL is of a function with variable arguments after
   NAMED others, and the bounds are in the call area; else AP was handed down,
   and they are in the tables.  */
void mpxguard_format_fetch (const struct mpxguard_call *call,
			    const struct mpxguard_conversions *conversions,
			    va_list ap, int named,
			    struct mpxguard_format_values *values);

/* Narrow VALUES to the fields that the program named in front of this call
   (wrap-field.c).  */
void mpxguard_format_narrow (struct mpxguard_format_values *values);

/* What NAMED is for a function that takes a va_list.  */
#define MPXGUARD_HANDED_DOWN (-1)

/* CALL is about to print the arguments AP by the format at TEXT, which has
   BOUNDS and is a wide string if WIDE: check all that it will touch.  NAMED
   is as for mpxguard_format_fetch.  */
void mpxguard_check_printf (const struct mpxguard_call *call,
			    const void *text, struct mpxguard_bounds bounds,
			    bool wide, va_list ap, int named);

#endif /* MPXGUARD_WRAP_FORMAT_H */
