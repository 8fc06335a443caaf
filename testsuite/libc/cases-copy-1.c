/* Copies of bytes and strings that overflow and underflow blocks of the heap,
   arrays on the stack and in static memory, and the same done well.  */
/* { dg-do run } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "cases.h"

static char fixed[50];
static char source[100];

/* A string of N characters.  */
static char *
text (size_t n)
{
  memset (source, 'A', sizeof source);
  source[n] = 0;
  return hide (source);
}

#define HEAP(NAME, SIZE) char *NAME = hide (malloc (SIZE))
#define STACK(NAME, SIZE) char NAME##_memory[SIZE]; char *NAME = hide (NAME##_memory)

CASE (memcpy_heap_good) { HEAP (p, 100); memcpy (p, text (99), 100); use (p); }
CASE (memcpy_heap_bad) { HEAP (p, 50); memcpy (p, text (99), number (100)); use (p); }
CASE (memcpy_stack_bad) { STACK (p, 50); memcpy (p, text (99), number (100)); use (p); }
CASE (memcpy_global_bad) { memcpy (hide (fixed), text (99), number (51)); use (fixed); }
CASE (memcpy_overread) { HEAP (p, 200); memcpy (p, text (99), number (101)); use (p); }
CASE (memcpy_under) { STACK (p, 50); memcpy (p - number (8), text (9), 10); use (p); }
CASE (memcpy_known_bad) { HEAP (p, 10); memcpy (p, source, 11); use (p); }
CASE (memmove_heap_good) { HEAP (p, 60); memmove (p + 10, p, 50); use (p); }
CASE (memmove_heap_bad) { HEAP (p, 60); memmove (p + 11, p, number (50)); use (p); }
CASE (memmove_under) { HEAP (p, 60); memmove (p - number (1), p, 50); use (p); }
CASE (memset_bad) { STACK (p, 50); memset (p, 0, number (51)); use (p); }
CASE (mempcpy_good) { HEAP (p, 10); char *q = mempcpy (p, text (9), 9); *q = 0; use (p); }
CASE (mempcpy_bad) { HEAP (p, 9); char *q = mempcpy (p, text (9), number (9)); *q = 0; use (p); }
CASE (memccpy_good) { HEAP (p, 10); memccpy (p, text (9), 0, 1000); use (p); }
CASE (memccpy_bad) { HEAP (p, 9); memccpy (p, text (9), 0, number (1000)); use (p); }
CASE (bcopy_bad) { HEAP (p, 9); bcopy (text (9), p, number (10)); use (p); }
CASE (bzero_bad) { HEAP (p, 9); bzero (p, number (10)); use (p); }

CASE (strcpy_heap_good) { HEAP (p, 50); strcpy (p, text (49)); use (p); }
CASE (strcpy_heap_bad) { HEAP (p, 50); strcpy (p, text (50)); use (p); }
CASE (strcpy_stack_bad) { STACK (p, 50); strcpy (p, text (99)); use (p); }
CASE (strcpy_global_bad) { strcpy (hide (fixed), text (50)); use (fixed); }
CASE (strcpy_literal_bad) { HEAP (p, 10); strcpy (p, "AAAAAAAAAA"); use (p); }
CASE (strcpy_unterminated) { HEAP (p, 200); HEAP (q, 10); memset (q, 'A', 10); strcpy (p, q); use (p); }
CASE (strcpy_under) { HEAP (p, 50); strcpy (p - number (3), text (9)); use (p); }
CASE (stpcpy_bad) { HEAP (p, 5); stpcpy (stpcpy (p, "AB"), text (3)); use (p); }
CASE (strncpy_good) { HEAP (p, 50); strncpy (p, text (99), 50); p[49] = 0; use (p); }
CASE (strncpy_bad) { HEAP (p, 50); strncpy (p, text (9), number (51)); use (p); }
CASE (strncpy_stack_bad) { STACK (p, 50); strncpy (p, text (99), number (99)); use (p); }
CASE (strcat_good) { HEAP (p, 50); strcpy (p, "A"); strcat (p, text (48)); use (p); }
CASE (strcat_bad) { HEAP (p, 50); strcpy (p, "A"); strcat (p, text (49)); use (p); }
CASE (strcat_unterminated) { HEAP (p, 10); memset (p, 'A', 10); strcat (p, text (1)); use (p); }
CASE (strncat_good) { STACK (p, 50); *p = 0; strncat (p, text (99), 49); use (p); }
CASE (strncat_bad) { STACK (p, 50); *p = 0; strncat (p, text (99), number (50)); use (p); }
CASE (strdup_good) { char *p = strdup (text (9)); p[9] = 'x'; use (p); free (p); }
CASE (strdup_bad) { char *p = strdup (text (9)); p[number (10)] = 'x'; use (p); }
CASE (strndup_bad) { char *p = strndup (text (9), 5); p[number (6)] = 'x'; use (p); }

CASE (strlen_unterminated) { HEAP (p, 10); memset (p, 'A', 10); number (strlen (p)); }
CASE (strlen_good) { HEAP (p, 10); memset (p, 'A', 9); p[9] = 0; number (strlen (p)); }
CASE (strcmp_unterminated) { HEAP (p, 10); memset (p, 'A', 10); number (strcmp (p, text (10))); }
CASE (strcmp_early) { HEAP (p, 10); memset (p, 'B', 10); number (strcmp (p, text (10))); }
CASE (strchr_bad) { HEAP (p, 10); memset (p, 'A', 10); use (strchr (p, number ('x'))); }
CASE (strchr_found) { HEAP (p, 10); memset (p, 'A', 10); use (strchr (p, number ('A'))); }
CASE (strstr_bad) { HEAP (p, 10); memset (p, 'A', 10); use (strstr (p, "x")); }
CASE (memcmp_bad) { HEAP (p, 10); memset (p, 'A', 10); number (memcmp (p, text (30), number (11))); }
CASE (memchr_bad) { HEAP (p, 10); memset (p, 'A', 10); use (memchr (p, 'x', number (11))); }
CASE (memchr_found) { HEAP (p, 10); memset (p, 'A', 10); use (memchr (p, 'A', number (1000))); }

/* The loops that such collections are full of.  */
CASE (loop_good) { HEAP (p, 50); for (int i = 0; i < number (50); i++) p[i] = text (99)[i]; use (p); }
CASE (loop_bad) { HEAP (p, 50); for (int i = 0; i < number (51); i++) p[i] = 'A'; use (p); }
CASE (loop_stack_bad) { STACK (p, 50); for (int i = 0; i <= number (50); i++) p[i] = 'A'; use (p); }
CASE (loop_down) { HEAP (p, 50); for (char *q = p + 49; q >= p - number (1); q--) *q = 'A'; use (p); }
CASE (loop_read) { int a[10]; long sum = 0; use (a); for (int i = 0; i < number (11); i++) sum += a[i]; number (sum); }
CASE (index_bad) { int a[10]; use (a); a[number (10)] = 1; use (a); }
CASE (index_under) { int a[10]; use (a); a[number (-1)] = 1; use (a); }
CASE (index_read_under) { HEAP (p, 10); number (p[number (-5)]); }
CASE (alloca_bad) { char *p = hide (__builtin_alloca (number (50))); memset (p, 'A', number (51)); use (p); }
CASE (struct_bad)
{
  struct { char first[16]; void *second; } *s = hide (malloc (sizeof *s));

  s->second = s;
  memcpy (s->first, text (99), number (sizeof *s + 1));
  use (s);
}

CASES = {
  GOOD (memcpy_heap_good), BAD (memcpy_heap_bad, "write", 100, "memcpy"),
  BAD (memcpy_stack_bad, "write", 100, "memcpy"),
  BAD (memcpy_global_bad, "write", 51, "memcpy"),
  BAD (memcpy_overread, "read", 101, "memcpy"),
  BAD (memcpy_under, "write", 10, "memcpy"),
  BAD (memcpy_known_bad, "write", 11, "memcpy"),
  GOOD (memmove_heap_good), BAD (memmove_heap_bad, "write", 50, "memmove"),
  BAD (memmove_under, "write", 50, "memmove"),
  BAD (memset_bad, "write", 51, "memset"),
  GOOD (mempcpy_good), BAD (mempcpy_bad, "write", 1, ""),
  GOOD (memccpy_good), BAD (memccpy_bad, "write", 10, "memccpy"),
  BAD (bcopy_bad, "write", 10, "*"), BAD (bzero_bad, "write", 10, "*"),
  GOOD (strcpy_heap_good), BAD (strcpy_heap_bad, "write", 51, "strcpy"),
  BAD (strcpy_stack_bad, "write", 100, "strcpy"),
  BAD (strcpy_global_bad, "write", 51, "strcpy"),
  BAD (strcpy_literal_bad, "write", 11, "*"),
  BAD (strcpy_unterminated, "read", 1, "strcpy"),
  BAD (strcpy_under, "write", 10, "strcpy"),
  BAD (stpcpy_bad, "write", 4, "*"),
  GOOD (strncpy_good), BAD (strncpy_bad, "write", 51, "strncpy"),
  BAD (strncpy_stack_bad, "write", 99, "strncpy"),
  GOOD (strcat_good), BAD (strcat_bad, "write", 51, "strcat"),
  BAD (strcat_unterminated, "read", 1, "strcat"),
  GOOD (strncat_good), BAD (strncat_bad, "write", 51, "strncat"),
  GOOD (strdup_good), BAD (strdup_bad, "write", 1, ""),
  BAD (strndup_bad, "write", 1, ""),
  BAD (strlen_unterminated, "read", 1, "strlen"), GOOD (strlen_good),
  BAD (strcmp_unterminated, "read", 1, "strcmp"), GOOD (strcmp_early),
  BAD (strchr_bad, "read", 1, "strchr"), GOOD (strchr_found),
  BAD (strstr_bad, "read", 1, "*"),
  BAD (memcmp_bad, "read", 11, "memcmp"),
  BAD (memchr_bad, "read", 11, "memchr"), GOOD (memchr_found),
  GOOD (loop_good), BAD (loop_bad, "write", 1, ""),
  BAD (loop_stack_bad, "write", 1, ""), BAD (loop_down, "write", 1, ""),
  BAD (loop_read, "read", 4, ""), BAD (index_bad, "write", 4, ""),
  BAD (index_under, "write", 4, ""), BAD (index_read_under, "read", 1, ""),
  BAD (alloca_bad, "write", 51, "memset"), BAD (struct_bad, "write", 25, "memcpy"),
  END
};
