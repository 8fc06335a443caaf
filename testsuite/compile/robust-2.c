/* Statements and expressions of all kinds without an internal error: labels as
   values, statement expressions, ranges, nested functions with non-local goto,
   VLA types in casts and sizeof, builtins with pointers, vectors of pointers'
   size, complex parts, asm goto with outputs, cleanup, exceptions.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-w -fexceptions" } */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

typedef long v2 __attribute__ ((vector_size (16)));
typedef char v16 __attribute__ ((vector_size (16)));

extern void may_throw (void *);
extern jmp_buf buffer;
extern int vfunction (const char *, va_list);

static void
release (void *p)
{
  may_throw (*(void **) p);
}

int
labels (int *p, int n)
{
  static void *const table[] = { &&a, &&b, &&c };
  void *next = &&b;

  goto *table[n & 1];
a:
  *p++ = 1;
  goto *next;
b:
  *p++ = 2;
  next = &&c;
  if (n-- > 0)
    goto *table[*p % 3];
c:
  return p[-1];
}

int
nonlocal (int *p, int n)
{
  __label__ out;
  int depth = 0;

  void
  inner (int *q)
  {
    depth += *q;
    if (depth > n)
      goto out;
    inner (q + 1);
  }

  inner (p);
out:
  return depth + p[depth];
}

long
expressions (long *p, int n, double _Complex *z, v2 *v, v16 *w)
{
  long a[n], *q = ({ long *t = p + n; t > a ? t : a; });
  long (*vla)[n] = (long (*)[n]) p;
  int m = sizeof (long[n++]);

  switch (n)
    {
    case 1 ... 5:
      q = p;
      break;
    case 7:
      __builtin_unreachable ();
    default:
      q++;
    }
  __real__ z[n] = __imag__ z[n + 1];
  v[n] = v[n + 1] + (v2) { (long) p, (long) q };
  (*w)[n] = (*w)[m];
  *w = __builtin_shuffle (*w, (v16) v[1]);
  return vla[1][n] + *q + (n ? *p : *q) + p[-n ?: 1];
}

int
atomics (int **p, int *q, _Atomic (int *) *r)
{
  int *old = __atomic_load_n (p, __ATOMIC_SEQ_CST), *expected = q;

  __atomic_compare_exchange (p, &expected, &old, 0, __ATOMIC_SEQ_CST,
			     __ATOMIC_RELAXED);
  *r += 1;
  __atomic_fetch_add ((long *) p, 8, __ATOMIC_RELAXED);
  __sync_lock_test_and_set (p, q);
  return **p + *__atomic_exchange_n (p, q, __ATOMIC_RELAXED);
}

int
assembly (int *p, char *s, unsigned long n)
{
  int r, t;
  register int *fixed __asm__ ("r12") = p;

  __asm__ ("rep movsb" : "+D" (p), "+S" (s), "+c" (n) : : "memory");
  __asm__ volatile ("" : "=r" (r), "=m" (p[1]), "+m" (*s) : "r" (fixed), "X" (s));
  __asm__ goto ("jmp %l[out]" : : "r" (p) : : out);
  __asm__ ("" : "=&r" (t) : "0" (r), "p" (p + 3));
out:
  return *p + t;
}

int
cleanups (void *p, int n)
{
  __attribute__ ((cleanup (release))) void *guard = p;
  void *frame = __builtin_frame_address (0), *back = __builtin_return_address (0);

  if (setjmp (buffer))
    return *(int *) guard;
  may_throw (n ? frame : back);
  void *block = __builtin_alloca_with_align (n, 256);
  may_throw (block);
  return __builtin_object_size (p, 0) > 4 ? *(int *) p : *(char *) block;
}

int
variable (int n, const char *format, ...)
{
  va_list ap, copy[2];
  struct { int *p; long n; } pair;

  va_start (ap, format);
  va_copy (copy[n & 1], ap);
  pair = va_arg (ap, typeof (pair));
  int r = vfunction (format, copy[n & 1]) + *va_arg (ap, int *)
	  + (int) va_arg (ap, long double) + pair.p[pair.n];
  va_end (copy[n & 1]);
  va_end (ap);
  return r;
}

void *
forward (int n, ...)
{
  return __builtin_apply ((void (*) ()) variable, __builtin_apply_args (), 128);
}
