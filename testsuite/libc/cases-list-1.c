/* The functions that take lists, keep pointers, or fill structures of many
   kinds, called well and badly.  */
/* { dg-do run } */
/* { dg-additional-options "-lm" } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "cases.h"
#include <argz.h>
#include <arpa/inet.h>
#include <dirent.h>
#include <envz.h>
#include <fts.h>
#include <ftw.h>
#include <getopt.h>
#include <grp.h>
#include <iconv.h>
#include <math.h>
#include <obstack.h>
#include <pthread.h>
#include <pwd.h>
#include <search.h>
#include <setjmp.h>
#include <spawn.h>
#include <time.h>

#define HEAP(NAME, SIZE) void *NAME = hide (malloc (SIZE))

CASE (exec_good) { char *list[] = { "true", "a", NULL }; execv ("/bin/true", hide (list)); abort (); }
CASE (exec_bad) { char *list[] = { "true", "a" }; execv ("/bin/true", hide (list)); }
CASE (exec_string)
{
  char *list[] = { "true", hide (malloc (3)), NULL };

  memcpy (list[1], "abc", 3);
  execvp ("true", hide (list));
}
CASE (execl_good) { execl ("/bin/true", "true", "a", "b", "c", "d", "e", "f", "g", NULL); abort (); }
CASE (execl_bad) { HEAP (p, 3); memcpy (p, "abc", 3); execl ("/bin/true", "true", p, NULL); }
CASE (execle_good) { char *list[] = { "A=1", NULL }; execle ("/bin/sh", "sh", "-c", "test $A = 1", NULL, list); abort (); }
CASE (execle_bad) { char *list[] = { "A=1" }; execle ("/bin/true", "true", NULL, hide (list)); }
CASE (spawn_good)
{
  char *list[] = { "true", NULL };
  pid_t child;
  int status;

  if (posix_spawn (&child, "/bin/true", NULL, NULL, hide (list), environ)
      || waitpid (child, &status, 0) != child || status)
    abort ();
}
CASE (spawn_bad) { char *list[] = { "true" }; pid_t child; number (posix_spawnp (&child, "true", NULL, NULL, hide (list), environ)); }

static int
compare (const void *a, const void *b)
{
  return strcmp (a, b);
}

static int seen;

static void
visit (const void *node, VISIT order, int depth)
{
  seen += order == leaf && strlen (*(const char *const *) node) == 3;
}

CASE (tree_good)
{
  void *root = NULL;
  char *key = strdup ("abc");

  if (*(char **) tsearch (key, &root, compare) != key
      || *(char **) tfind ("abc", &root, compare) != key)
    abort ();
  twalk (root, visit);
  tdelete ("abc", &root, compare);
  if (seen != 1 || tfind ("abc", &root, compare))
    abort ();
}
CASE (tree_node_bad) { void *root = NULL; void **node = tsearch ("abc", &root, compare); use (node[number (1000)]); }
CASE (tree_key_bad)
{
  void *root = NULL;
  char key[4] = "abc";
  char **node = tsearch (hide (key), &root, compare);

  number ((*node)[number (4)]);
}
CASE (hash_good)
{
  ENTRY entry = { strdup ("abc"), malloc (8) };

  hcreate (10);
  if (hsearch (entry, ENTER)->data != entry.data
      || hsearch (entry, FIND)->data != entry.data)
    abort ();
}
CASE (hash_bad) { ENTRY entry = { strdup ("abc"), malloc (8) }; hcreate (10); use (((void **) hsearch (entry, ENTER))[number (100000)]); }

CASE (scandir_good)
{
  struct dirent **list;
  int count = scandir ("/", &list, NULL, alphasort);

  for (int i = 0; i < count; i++)
    {
      number (strlen (list[i]->d_name));
      free (list[i]);
    }
  free (list);
}
CASE (scandir_bad) { struct dirent **list; int count = scandir ("/", &list, NULL, alphasort); use (list[count + number (1000)]); }
static int
file_seen (const char *path, const struct stat *status, int type)
{
  return (int) strlen (path) * 0 + (status->st_size < -1);
}
CASE (ftw_good) { number (ftw ("/etc/default", file_seen, 5)); }
CASE (ftw_bad) { HEAP (p, 3); memcpy (p, "/et", 3); number (ftw (p, file_seen, 5)); }
CASE (fts_good) { char *paths[] = { "/etc/default", NULL }; FTS *f = fts_open (hide (paths), FTS_PHYSICAL, NULL); FTSENT *e; while ((e = fts_read (f))) number (strlen (e->fts_name)); fts_close (f); }
CASE (fts_bad) { char *paths[] = { "/etc/default" }; use (fts_open (hide (paths), FTS_PHYSICAL, NULL)); }

CASE (argz_good)
{
  char *list = NULL, *s = NULL;
  size_t size = 0;

  argz_add (&list, &size, "abc");
  argz_add_sep (&list, &size, "d:e", ':');
  while ((s = argz_next (list, size, s)))
    number (strlen (s));
  char **vector = malloc ((argz_count (list, size) + 1) * sizeof *vector);
  argz_extract (list, size, vector);
  if (strcmp (vector[2], "e") || vector[3])
    abort ();
  argz_stringify (list, size, ',');
}
CASE (argz_bad) { char *list = NULL; size_t size = 0; argz_add (&list, &size, "abc"); list[number (4)] = 0; }
CASE (argz_extract_bad) { char list[] = "a\0b"; char **v = hide (malloc (16)); argz_extract (hide (list), 4, v); }
CASE (envz_good) { char *list = NULL; size_t size = 0; envz_add (&list, &size, "A", "1"); if (strcmp (envz_get (list, size, "A"), "1")) abort (); }

static const struct option unended[] = { { "first", 0, NULL, 'f' } };
static const struct option ended[] = { { "first", 0, NULL, 'f' }, { "second", 0, NULL, 's' }, { NULL, 0, NULL, 0 } };
CASE (getopt_long_good) { char *list[] = { "x", "--second", NULL }; int which; if (getopt_long (2, list, "a", hide ((void *) ended), &which) != 's') abort (); }
CASE (getopt_long_bad) { char *list[] = { "x", "--second", NULL }; number (getopt_long (2, list, "a", hide ((void *) unended), NULL)); }
CASE (getopt_long_unused) { char *list[] = { "x", "-a", NULL }; number (getopt_long (2, list, "a", hide ((void *) unended), NULL)); }

CASE (groups_good) { gid_t list[100]; int count = 100; number (getgrouplist ("root", 0, list, &count)); }
CASE (groups_bad) { gid_t list[1]; int count = number (1); number (getgrouplist ("root", 0, (gid_t *) hide (list) + number (1), &count)); }

CASE (frexp_good) { int e; number ((long) frexp (number (8), &e)); number (e); }
CASE (frexp_bad) { HEAP (p, 2); number ((long) frexp (number (8), p)); }
CASE (modf_bad) { HEAP (p, 4); number ((long) modf (number (8), p)); }
CASE (sincos_bad) { HEAP (p, 12); sincos (number (8), p, (double *) p + 1); use (p); }
CASE (remquo_bad) { HEAP (p, 2); number ((long) remquo (number (8), 3, p)); }
CASE (lgamma_bad) { HEAP (p, 2); number ((long) lgamma_r (number (8), p)); }
static double (*volatile function) (double, int *) = frexp;
CASE (frexp_pointer) { int e; number ((long) function (8, &e)); }

static void *
thread (void *p)
{
  return p;
}
CASE (join_good) { static char b[10]; pthread_t t; void *p; pthread_create (&t, NULL, thread, hide (b)); pthread_join (t, &p); ((char *) p)[9] = 1; use (p); }
CASE (join_bad) { static char b[10]; pthread_t t; void *p; pthread_create (&t, NULL, thread, hide (b)); pthread_join (t, &p); ((char *) p)[number (10)] = 1; use (p); }
CASE (specific_good) { static char b[10]; pthread_key_t k; pthread_key_create (&k, NULL); pthread_setspecific (k, hide (b)); char *p = pthread_getspecific (k); p[9] = 1; use (p); }
CASE (specific_bad) { static char b[10]; pthread_key_t k; pthread_key_create (&k, NULL); pthread_setspecific (k, hide (b)); char *p = pthread_getspecific (k); p[number (10)] = 1; use (p); }
CASE (mutex_good) { pthread_mutex_t m; pthread_mutex_init (&m, NULL); pthread_mutex_lock (&m); pthread_mutex_unlock (&m); pthread_mutex_destroy (&m); }
CASE (mutex_bad) { HEAP (p, 39); pthread_mutex_init (p, NULL); }
CASE (setjmp_good) { jmp_buf b; if (setjmp (b) == 0) longjmp (b, 1); }
CASE (setjmp_bad) { HEAP (p, 199); number (setjmp (p)); }

#define obstack_chunk_alloc malloc
#define obstack_chunk_free free
CASE (obstack_good)
{
  struct obstack o;

  obstack_init (&o);
  char *s = obstack_copy0 (&o, "abc", 3);
  number (strlen (s));
  obstack_printf (&o, "%s-%d", s, 1);
  obstack_1grow (&o, 0);
  if (strcmp (obstack_finish (&o), "abc-1"))
    abort ();
  obstack_free (&o, NULL);
}
CASE (obstack_bad) { struct obstack o; HEAP (p, 2); obstack_init (&o); memcpy (p, "ab", 2); number (obstack_printf (&o, "%s", (char *) p)); }
CASE (passwd_good) { struct passwd w, *r; char b[2000]; getpwuid_r (0, &w, b, sizeof b, &r); if (r) number (strlen (r->pw_name)); }
CASE (passwd_bad) { struct passwd w, *r; char b[20]; number (getpwuid_r (0, &w, hide (b), number (2000), &r)); }
CASE (ntoa_good) { struct in_addr a = { 0x0100007f }; if (strcmp (inet_ntoa (a), "127.0.0.1")) abort (); }
CASE (gcvt_bad) { HEAP (p, 3); use (gcvt (number (1234), 5, p)); }
CASE (gcvt_good) { HEAP (p, 5); if (strcmp (gcvt (number (1234), 5, p), "1234")) abort (); }
CASE (file_good) { FILE *f = fopen ("/dev/null", "w"); setvbuf (f, NULL, _IOFBF, 1000); putc ('a', f); fflush (f); fclose (f); }
CASE (memstream_good) { char *text; size_t size; FILE *f = open_memstream (&text, &size); fputs ("abc", f); fclose (f); if (strcmp (text, "abc")) abort (); free (text); }
CASE (time_bad) { HEAP (p, 55); time_t t = number (0); use (localtime_r (&t, p)); }

CASES = {
  GOOD (exec_good), BAD (exec_bad, "read", 8, "execv"),
  BAD (exec_string, "read", 1, "execvp"), GOOD (execl_good),
  BAD (execl_bad, "read", 1, "execl"), GOOD (execle_good),
  BAD (execle_bad, "read", 8, "execle"), GOOD (spawn_good),
  BAD (spawn_bad, "read", 8, "posix_spawnp"), GOOD (tree_good),
  BAD (tree_node_bad, "read", 8, ""), BAD (tree_key_bad, "read", 1, ""),
  GOOD (hash_good), BAD (hash_bad, "read", 8, ""), GOOD (scandir_good),
  BAD (scandir_bad, "read", 8, ""), GOOD (ftw_good),
  BAD (ftw_bad, "read", 1, "ftw"), GOOD (fts_good),
  BAD (fts_bad, "read", 8, "fts_open"), GOOD (argz_good),
  BAD (argz_bad, "write", 1, ""),
  BAD (argz_extract_bad, "write", 24, "argz_extract"), GOOD (envz_good),
  GOOD (getopt_long_good), BAD (getopt_long_bad, "read", 32, "getopt_long"),
  GOOD (getopt_long_unused), GOOD (groups_good),
  BAD (groups_bad, "write", 4, "getgrouplist"), GOOD (frexp_good),
  BAD (frexp_bad, "write", 4, "frexp"), BAD (modf_bad, "write", 8, "modf"),
  BAD (sincos_bad, "write", 8, "*"), BAD (remquo_bad, "write", 4, "remquo"),
  BAD (lgamma_bad, "write", 4, "lgamma_r"), GOOD (frexp_pointer),
  GOOD (join_good), BAD (join_bad, "write", 1, ""), GOOD (specific_good),
  BAD (specific_bad, "write", 1, ""), GOOD (mutex_good),
  BAD (mutex_bad, "write", 40, "pthread_mutex_init"), GOOD (setjmp_good),
  BAD (setjmp_bad, "write", 200, "_setjmp"), GOOD (obstack_good),
  BAD (obstack_bad, "read", 1, "obstack_printf"), GOOD (passwd_good),
  BAD (passwd_bad, "write", 2000, "getpwuid_r"), GOOD (ntoa_good),
  BAD (gcvt_bad, "write", 5, "gcvt"), GOOD (gcvt_good), GOOD (file_good),
  GOOD (memstream_good), BAD (time_bad, "write", 56, "localtime_r"), END
};
