/* Text without stdio: a buffer, a small printf, write(2).

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_FORMAT_H
#define MPXGUARD_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* Text being put together.  When the buffer is full it is written and
   emptied, so nothing gets lost; a text that fits goes out in one write.  With
   a negative FD, what does not fit is left out.  */
struct mpxguard_text
{
  char *buffer;
  size_t size;
  size_t used;
  int fd;
};

/* Append to TEXT what FORMAT says.  Known are %s %c %d %u %ld %lu %lx %%, a
   width with or without 0 or - before it, and %.*s.  */
void mpxguard_format (struct mpxguard_text *text, const char *format, ...)
  __attribute__ ((format (printf, 2, 3)));
void mpxguard_vformat (struct mpxguard_text *text, const char *format,
		       va_list arguments);

/* Append "1 byte" or "N bytes" to TEXT.  */
void mpxguard_format_bytes (struct mpxguard_text *text, unsigned long n);

/* Write what TEXT holds and empty it.  */
void mpxguard_text_flush (struct mpxguard_text *text);

/* Write one line on stderr: "mpxguard: " and what FORMAT says.  */
void mpxguard_say (const char *format, ...)
  __attribute__ ((format (printf, 1, 2)));

/* The same, then end the process with exit code 1: the program cannot run
   checked, and must not run unchecked without a word.  */
void mpxguard_die (const char *format, ...)
  __attribute__ ((format (printf, 1, 2), noreturn));

#endif /* MPXGUARD_FORMAT_H */
