/* The same for wide characters.  */
/* { dg-do run } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "cases.h"
#include <wchar.h>

static wchar_t fixed[50];
static wchar_t source[100];

/* A wide string of N characters.  */
static wchar_t *
text (size_t n)
{
  wmemset (source, L'A', 100);
  source[n] = 0;
  return hide (source);
}

#define HEAP(NAME, SIZE) wchar_t *NAME = hide (malloc ((SIZE) * sizeof (wchar_t)))
#define STACK(NAME, SIZE) wchar_t NAME##_memory[SIZE]; wchar_t *NAME = hide (NAME##_memory)

CASE (wmemcpy_good) { HEAP (p, 100); wmemcpy (p, text (99), 100); use (p); }
CASE (wmemcpy_bad) { STACK (p, 50); wmemcpy (p, text (99), number (100)); use (p); }
CASE (wmemcpy_bytes) { wchar_t *p = hide (malloc (50)); wmemcpy (p, text (49), number (50)); use (p); }
CASE (wmemcpy_overread) { HEAP (p, 200); wmemcpy (p, text (99), number (101)); use (p); }
CASE (wmemmove_bad) { HEAP (p, 50); wmemmove (p, text (99), number (51)); use (p); }
CASE (wmemset_bad) { HEAP (p, 50); wmemset (p, L'A', number (51)); use (p); }
CASE (wmemset_under) { STACK (p, 50); wmemset (p - number (8), L'A', 10); use (p); }
CASE (wcscpy_good) { HEAP (p, 50); wcscpy (p, text (49)); use (p); }
CASE (wcscpy_bad) { HEAP (p, 50); wcscpy (p, text (50)); use (p); }
CASE (wcscpy_global_bad) { wcscpy (hide (fixed), text (50)); use (fixed); }
CASE (wcscpy_bytes) { wchar_t *p = hide (malloc (50)); wcscpy (p, text (49)); use (p); }
CASE (wcscpy_unterminated) { HEAP (p, 200); HEAP (q, 10); wmemset (q, L'A', 10); wcscpy (p, q); use (p); }
CASE (wcsncpy_good) { HEAP (p, 50); wcsncpy (p, text (99), 50); p[49] = 0; use (p); }
CASE (wcsncpy_bad) { STACK (p, 50); wcsncpy (p, text (99), number (51)); use (p); }
CASE (wcscat_good) { HEAP (p, 50); *p = 0; wcscat (p, text (49)); use (p); }
CASE (wcscat_bad) { HEAP (p, 50); *p = 0; wcscat (p, text (50)); use (p); }
CASE (wcsncat_good) { STACK (p, 50); *p = 0; wcsncat (p, text (99), 49); use (p); }
CASE (wcsncat_bad) { STACK (p, 50); *p = 0; wcsncat (p, text (99), number (50)); use (p); }
CASE (wcsdup_bad) { wchar_t *p = wcsdup (text (9)); p[number (10)] = L'x'; use (p); }
CASE (wcslen_bad) { HEAP (p, 10); wmemset (p, L'A', 10); number (wcslen (p)); }
CASE (wcschr_bad) { HEAP (p, 10); wmemset (p, L'A', 10); use (wcschr (p, number (L'x'))); }
CASE (loop_bad) { HEAP (p, 50); for (int i = 0; i < number (51); i++) p[i] = L'A'; use (p); }
CASE (swprintf_good) { HEAP (p, 50); number (swprintf (p, 50, L"%ls", text (49))); use (p); }
CASE (swprintf_bad) { HEAP (p, 50); number (swprintf (p, number (100), L"%ls", text (50))); use (p); }
CASE (swprintf_generous) { HEAP (p, 50); if (swprintf (p, number (100), L"%ls", text (49)) != 49 || p[48] != L'A') abort (); }
CASE (swprintf_cut) { HEAP (p, 50); number (swprintf (p, number (100), L"%ls-%ls", text (70), source)); use (p); }
CASE (swprintf_read) { HEAP (p, 50); HEAP (q, 10); wmemset (q, L'A', 10); number (swprintf (p, 50, L"%ls", q)); use (p); }
CASE (swprintf_precision) { HEAP (p, 50); HEAP (q, 10); wmemset (q, L'A', 10); number (swprintf (p, 50, L"%.10ls", q)); use (p); }
CASE (wprintf_read) { HEAP (q, 10); wmemset (q, L'A', 10); number (wprintf (L"%ls\n", q)); }
CASE (printf_read) { HEAP (q, 10); wmemset (q, L'A', 10); number (printf ("%ls\n", q)); }
CASE (swscanf_good) { int n; STACK (p, 10); number (swscanf (text (9), L"%ls", p)); number (swscanf (L"7", L"%d", &n)); use (p); }
CASE (swscanf_bad) { STACK (p, 9); number (swscanf (text (9), L"%ls", p)); use (p); }
CASE (mbstowcs_good) { HEAP (p, 5); number (mbstowcs (p, "AAAA", 5)); use (p); }
CASE (mbstowcs_bad) { HEAP (p, 4); number (mbstowcs (p, "AAAA", number (5))); use (p); }
CASE (wcstombs_good) { char *p = hide (malloc (10)); number (wcstombs (p, text (9), 10)); use (p); }
CASE (wcstombs_bad) { char *p = hide (malloc (9)); number (wcstombs (p, text (9), number (10))); use (p); }
CASE (wcrtomb_bad) { char *p = hide (malloc (1)); number (wcrtomb (p + number (1), L'A', NULL)); use (p); }
CASE (mbsnrtowcs_good) { HEAP (p, 2); const char *s = "AAAA"; number (mbsnrtowcs (p, &s, 2, 5, NULL)); use (p); }
CASE (mbsnrtowcs_bad) { HEAP (p, 2); const char *s = "AAAA"; number (mbsnrtowcs (p, &s, 3, number (5), NULL)); use (p); }
CASE (fgetws_bad) { FILE *f = fopen ("/proc/self/maps", "r"); STACK (p, 10); use (fgetws (p, number (11), f)); use (p); }

CASES = {
  GOOD (wmemcpy_good), BAD (wmemcpy_bad, "write", 400, "wmemcpy"),
  BAD (wmemcpy_bytes, "write", 200, "wmemcpy"),
  BAD (wmemcpy_overread, "read", 404, "wmemcpy"),
  BAD (wmemmove_bad, "write", 204, "wmemmove"),
  BAD (wmemset_bad, "write", 204, "wmemset"),
  BAD (wmemset_under, "write", 40, "wmemset"), GOOD (wcscpy_good),
  BAD (wcscpy_bad, "write", 204, "wcscpy"),
  BAD (wcscpy_global_bad, "write", 204, "wcscpy"),
  BAD (wcscpy_bytes, "write", 200, "wcscpy"),
  BAD (wcscpy_unterminated, "read", 4, "wcscpy"), GOOD (wcsncpy_good),
  BAD (wcsncpy_bad, "write", 204, "wcsncpy"), GOOD (wcscat_good),
  BAD (wcscat_bad, "write", 204, "wcscat"), GOOD (wcsncat_good),
  BAD (wcsncat_bad, "write", 204, "wcsncat"),
  BAD (wcsdup_bad, "write", 4, ""), BAD (wcslen_bad, "read", 4, "wcslen"),
  BAD (wcschr_bad, "read", 4, "wcschr"), BAD (loop_bad, "write", 4, ""),
  GOOD (swprintf_good), BAD (swprintf_bad, "write", 204, "swprintf"),
  GOOD (swprintf_generous), BAD (swprintf_cut, "write", 400, "swprintf"),
  BAD (swprintf_read, "read", 4, "swprintf"), GOOD (swprintf_precision),
  BAD (wprintf_read, "read", 4, "wprintf"),
  BAD (printf_read, "read", 4, "printf"), GOOD (swscanf_good),
  BAD (swscanf_bad, "write", 40, "swscanf"), GOOD (mbstowcs_good),
  BAD (mbstowcs_bad, "write", 20, "mbstowcs"), GOOD (wcstombs_good),
  BAD (wcstombs_bad, "write", 10, "wcstombs"),
  BAD (wcrtomb_bad, "write", 1, "wcrtomb"), GOOD (mbsnrtowcs_good),
  BAD (mbsnrtowcs_bad, "write", 12, "mbsnrtowcs"),
  BAD (fgetws_bad, "write", 44, "fgetws"), END
};
