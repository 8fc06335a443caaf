/* Texts that scanf stores: see wrap-scan-text.c.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_WRAP_SCAN_TEXT_H
#define MPXGUARD_WRAP_SCAN_TEXT_H

#include <stdarg.h>

#include "wrap-format.h"

/* A call of scanf whose texts go to blocks of their own first.  */
struct mpxguard_scan
{
  void *format;			/* The format for it; null if all texts fit,
				   whatever the input.  */
  va_list list;			/* The arguments for it.  */
  uint64_t argument[MPXGUARD_FORMAT_ARGUMENTS];
  void *text[MPXGUARD_FORMAT_CONVERSIONS];
};

/* Return true if conversion C stores characters.  */
bool mpxguard_scan_stores_text (const struct mpxguard_conversion *c);

/* Return the bytes of the text at P that conversion C stored.  */
uint64_t mpxguard_scan_text_size (const struct mpxguard_conversion *c,
				  const void *p);

/* A call of scanf with FORMAT, which is a wide string if WIDE, the conversions
   FIELDS and the arguments VALUES is about to be made: make SCAN of it.  */
void mpxguard_scan_begin (struct mpxguard_scan *scan, const void *format,
			  bool wide,
			  const struct mpxguard_conversions *fields,
			  const struct mpxguard_format_values *values);

/* The call is over and what was assigned was taken out of SCAN.  */
void mpxguard_scan_end (struct mpxguard_scan *scan,
			const struct mpxguard_conversions *fields);

#endif /* MPXGUARD_WRAP_SCAN_TEXT_H */
