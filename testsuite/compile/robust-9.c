/* Functions of libc that are declared without a prototype, and called with too
   few arguments, too many and wrong ones: undefined if called, but it must
   compile.

   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-do compile } */
/* { dg-additional-options "-w -fno-diagnostics-show-caret" } */

struct large { long words[9]; };
void sink ();

#define CALLS(TYPE, NAME)						\
  TYPE NAME ();								\
  TYPE									\
  NAME##_calls (int which, char *p, long n, struct large large,		\
		_Complex double complex_number)				\
  {									\
    struct { int head; char field[8]; long tail; } s;			\
									\
    sink (&s);								\
    switch (which)							\
      {									\
      case 0:								\
	return (TYPE) NAME ();						\
      case 1:								\
	return (TYPE) NAME (2.5);					\
      case 2:								\
	return (TYPE) NAME (large, p);					\
      case 3:								\
	return (TYPE) NAME (s.field, complex_number, n);		\
      case 4:								\
	return (TYPE) NAME (&s, "text", 0.5);				\
      case 5:								\
	return (TYPE) NAME (s.field, large, large);			\
      case 6:								\
	return (TYPE) NAME (7, 7, 7, 7, 7, 7, 7);			\
      case 7:								\
	return (TYPE) NAME (s.field);					\
      case 8:								\
	return (TYPE) NAME (n, n, n);					\
      default:								\
	sink (&s);							\
	return (TYPE) NAME (p, p, p, p);				\
      }									\
  }

CALLS (void *, alloca)
CALLS (void *, aligned_alloc)
CALLS (void *, calloc)
CALLS (void *, malloc)
CALLS (void *, memchr)
CALLS (void *, memcpy)
CALLS (void *, memmove)
CALLS (void *, mempcpy)
CALLS (void *, memset)
CALLS (void *, mmap)
CALLS (void *, realloc)
CALLS (void *, wmemcpy)
CALLS (char *, fgets)
CALLS (char *, getenv)
CALLS (char *, stpcpy)
CALLS (char *, strcat)
CALLS (char *, strchr)
CALLS (char *, strcpy)
CALLS (char *, strdup)
CALLS (char *, strncpy)
CALLS (char *, strtok)
CALLS (int, bcopy)
CALLS (int, bzero)
CALLS (int, free)
CALLS (int, memcmp)
CALLS (int, munmap)
CALLS (int, posix_memalign)
CALLS (int, printf)
CALLS (int, pthread_create)
CALLS (int, qsort)
CALLS (int, read)
CALLS (int, setjmp)
CALLS (int, snprintf)
CALLS (int, sprintf)
CALLS (int, sscanf)
CALLS (int, strcmp)
CALLS (int, strlen)
CALLS (double, frexp)
CALLS (double, modf)
CALLS (long, strtol)
