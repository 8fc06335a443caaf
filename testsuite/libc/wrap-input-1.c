/* The wrappers that read lines, paths, messages and wide characters.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-link-options "-pthread" } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "unit.h"
#include <arpa/inet.h>
#include <error.h>
#include <fcntl.h>

#include <pthread.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <wchar.h>

DECLARE (accept);
DECLARE (error);
DECLARE (fgets);
DECLARE (fread);
DECLARE (getcwd);
DECLARE (getline);
DECLARE (getsockname);
DECLARE (inet_ntop);
DECLARE (inet_pton);
DECLARE (localtime);
DECLARE (mbrtowc);
DECLARE (mbsrtowcs);
DECLARE (mbstowcs);
DECLARE (open);
DECLARE (pthread_create);
DECLARE (readv);
DECLARE (realpath);
DECLARE (recv);
DECLARE (recvmsg);
DECLARE (select);
DECLARE (wcstombs);
DECLARE (wctomb);

static char line[64];

/* Return a stream that reads TEXT.  */
static FILE *
stream (const char *text)
{
  FILE *file = fmemopen ((void *) text, strlen (text), "r");

  assert (file);
  return file;
}

/* Call fgets with memory of ROOM bytes and the size N on FILE.  */
static char *
get_line (FILE *file, size_t room, int n)
{
  BEGIN (fgets, 3);
  give (0, line, room);
  return W (fgets) (line, n, file);
}

TEST (fgets_exact)
{
  FILE *file = stream ("abc\ndef");

  assert (get_line (file, 5, 5) == line && !strcmp (line, "abc\n"));
  RETURNED (fgets, line, line, 5);
  assert (get_line (file, 5, 5) && !strcmp (line, "def"));
  assert (!get_line (file, 5, 5));
}

TEST (fgets_generous)
{
  FILE *file = stream ("abc\ndef\nghi");

  memset (line, 'z', sizeof line);
  assert (get_line (file, 8, 64) == line && !strcmp (line, "abc\n"));
  assert (line[7] == 'z');
  assert (get_line (file, 5, 64) == line && !strcmp (line, "def\n"));
  assert (get_line (file, 4, 64) == line && !strcmp (line, "ghi"));
  assert (!get_line (file, 4, 64));
  assert (!get_line (file, 1, 64));
}

TEST (fgets_over)
{
  get_line (stream ("abcd\n"), 5, 64);
}

TEST (fgets_one_byte)
{
  get_line (stream ("a"), 1, 64);
}

TEST (fread_over)
{
  BEGIN (fread, 4);
  give (0, line, 11);
  W (fread) (line, 4, 3, stream ("abc"));
}

TEST (getline_stores)
{
  FILE *file = stream ("abc\ndef\n");
  char *text = NULL;
  size_t size = 0;

  BEGIN (getline, 3);
  give (0, &text, sizeof text);
  give (1, &size, sizeof size);
  assert (W (getline) (&text, &size, file) == 4);
  stored (&text, text, size);
  BEGIN (getline, 3);
  assert (W (getline) (&text, &size, file) == 4);
  stored (&text, text, size);
}

TEST (getline_lies)
{
  char *text = malloc (8);
  size_t size = 64;

  __mpxguard_store_bounds (&text, (uint64_t) text, (uint64_t) text,
			   (uint64_t) text + 7);
  BEGIN (getline, 3);
  W (getline) (&text, &size, stream ("abc\n"));
}

TEST (getcwd_block)
{
  char *path;

  BEGIN (getcwd, 2);
  path = W (getcwd) (NULL, 0);
  RETURNED (getcwd, path, path, strlen (path) + 1);
}

TEST (realpath_short)
{
  BEGIN (realpath, 2);
  give (1, line, 2);
  assert (W (realpath) ("/", line) == line && !strcmp (line, "/"));
  RETURNED (realpath, line, line, 2);
}

TEST (realpath_over)
{
  BEGIN (realpath, 2);
  give (1, line, 4);
  W (realpath) ("/proc", line);
}

TEST (open_mode)
{
  char name[] = "/tmp/mpxguard-open-XXXXXX";
  int fd;

  fd = mkstemp (name);
  unlink (name);
  BEGIN (open, 3);
  give (0, name, sizeof name);
  fd = W (open) (name, O_CREAT | O_WRONLY, 0600);
  assert (fd >= 0);
  unlink (name);
}

TEST (open_over)
{
  static char name[] = "/dev/null";

  BEGIN (open, 2);
  give (0, name, sizeof name - 1);
  W (open) (name, O_RDONLY);
}

TEST (readv_element_over)
{
  struct iovec vector[2] = { { line, 4 }, { line + 8, 8 } };
  int fd = open ("/dev/zero", O_RDONLY);

  __mpxguard_store_bounds (&vector[1].iov_base, (uint64_t) (line + 8),
			   (uint64_t) (line + 8), (uint64_t) (line + 14));
  BEGIN (readv, 3);
  give (1, vector, sizeof vector);
  W (readv) (fd, vector, 2);
}

TEST (recv_over)
{
  BEGIN (recv, 4);
  give (1, line, 63);
  W (recv) (-1, line, 64, 0);
}

TEST (recvmsg_name_over)
{
  struct sockaddr_in name[2];
  struct msghdr message = { .msg_name = name, .msg_namelen = sizeof name };

  __mpxguard_store_bounds (&message.msg_name, (uint64_t) name,
			   (uint64_t) name, (uint64_t) name + 15);
  BEGIN (recvmsg, 3);
  give (1, &message, sizeof message);
  W (recvmsg) (-1, &message, 0);
}

TEST (getsockname_generous)
{
  struct sockaddr_un name;
  socklen_t length = sizeof name;
  int ends[2];

  assert (socketpair (AF_UNIX, SOCK_STREAM, 0, ends) == 0);
  BEGIN (getsockname, 3);
  give (1, &name, 2);
  give (2, &length, sizeof length);
  assert (W (getsockname) (ends[0], (struct sockaddr *) &name, &length) == 0);
  assert (length == 2);
}

TEST (getsockname_over)
{
  struct sockaddr_un name;
  socklen_t length = sizeof name;
  int ends[2];

  assert (socketpair (AF_UNIX, SOCK_STREAM, 0, ends) == 0);
  BEGIN (getsockname, 3);
  give (1, &name, 1);
  W (getsockname) (ends[0], (struct sockaddr *) &name, &length);
}

TEST (accept_fails)
{
  socklen_t length = sizeof line;

  BEGIN (accept, 3);
  give (1, line, 1);
  assert (W (accept) (-1, (struct sockaddr *) line, &length) == -1);
}

TEST (inet_pton_over)
{
  BEGIN (inet_pton, 3);
  give (2, line, 15);
  W (inet_pton) (AF_INET6, "::1", line);
}

TEST (inet_ntop_generous)
{
  struct in_addr address = { 0x0100007f };

  BEGIN (inet_ntop, 4);
  give (1, &address, 4);
  give (2, line, 10);
  assert (W (inet_ntop) (AF_INET, &address, line, sizeof line) == line);
  assert (strcmp (line, "127.0.0.1") == 0);
  RETURNED (inet_ntop, line, line, 10);
}

TEST (inet_ntop_over)
{
  struct in_addr address = { 0x0100007f };

  BEGIN (inet_ntop, 4);
  give (2, line, 9);
  W (inet_ntop) (AF_INET, &address, line, sizeof line);
}

TEST (select_table_size)
{
  fd_set set;
  struct timeval now = { 0, 0 };

  FD_ZERO (&set);
  BEGIN (select, 5);
  give (1, &set, sizeof set);
  assert (W (select) (getdtablesize (), &set, NULL, NULL, &now) == 0);
}

TEST (select_small_set)
{
  long set[2] = { 0 };
  struct timeval now = { 0, 0 };

  BEGIN (select, 5);
  give (1, set, 8);
  assert (W (select) (64, (fd_set *) set, NULL, NULL, &now) == 0);
}

TEST (select_over)
{
  long set[2] = { 0 };
  struct timeval now = { 0, 0 };

  BEGIN (select, 5);
  give (1, set, 8);
  W (select) (65, (fd_set *) set, NULL, NULL, &now);
}

TEST (localtime_result)
{
  time_t t = 0;
  struct tm *tm;

  BEGIN (localtime, 1);
  give (0, &t, sizeof t);
  tm = W (localtime) (&t);
  RETURNED (localtime, tm, tm, sizeof *tm);
}

static wchar_t wide[16];

TEST (mbstowcs_generous)
{
  BEGIN (mbstowcs, 3);
  give (0, wide, 16);
  give (1, "abc", 4);
  assert (W (mbstowcs) (wide, "abc", 100) == 3);
}

TEST (mbstowcs_over)
{
  BEGIN (mbstowcs, 3);
  give (0, wide, 12);
  W (mbstowcs) (wide, "abc", 4);
}

TEST (mbsrtowcs_moves_on)
{
  static char text[] = "abcdef";
  const char *from = text;
  mbstate_t state = { 0 };

  __mpxguard_store_bounds (&from, (uint64_t) text, (uint64_t) text,
			   (uint64_t) text + 6);
  BEGIN (mbsrtowcs, 4);
  give (0, wide, 12);
  assert (W (mbsrtowcs) (wide, &from, 3, &state) == 3 && from == text + 3);
  stored (&from, text, 7);
}

TEST (wcstombs_over)
{
  BEGIN (wcstombs, 3);
  give (0, line, 3);
  W (wcstombs) (line, L"abc", 64);
}

TEST (wctomb_short)
{
  BEGIN (wctomb, 2);
  give (0, line, 1);
  assert (W (wctomb) (line, L'x') == 1);
}

TEST (mbrtowc_generous)
{
  mbstate_t state = { 0 };

  BEGIN (mbrtowc, 4);
  give (1, "x", 1);
  assert (W (mbrtowc) (wide, "x", 6, &state) == 1);
}

static void *
check_argument (void *argument)
{
  struct mpxguard_call_area *area = &__mpxguard_call_area;

  assert (area->callee == (uint64_t) check_argument);
  assert (area->argument[0].pointer == (uint64_t) argument);
  assert (area->argument[0].upper == (uint64_t) argument + 9);
  return argument;
}

TEST (pthread_create_argument)
{
  pthread_t thread;
  void *result;

  BEGIN (pthread_create, 4);
  give (3, line, 10);
  assert (W (pthread_create) (&thread, NULL, check_argument, line) == 0);
  assert (pthread_join (thread, &result) == 0 && result == line);
}

TEST (error_argument_over)
{
  strcpy (line, "abc");
  BEGIN (error, 4);
  give (3, line, 3);
  W (error) (0, 0, "%s", line);
}

CASES = {
  SILENT (fgets_exact),
  SILENT (fgets_generous),
  REPORT (fgets_over, "write of size 6 at "),
  REPORT (fgets_one_byte, "write of size 2 at "),
  REPORT (fread_over, "write of size 12 at "),
  SILENT (getline_stores),
  REPORT (getline_lies, "write of size 64 at "),
  SILENT (getcwd_block),
  SILENT (realpath_short),
  REPORT (realpath_over, "write of size 6 at "),
  SILENT (open_mode),
  REPORT (open_over, "by open"),
  REPORT (readv_element_over, "write of size 8 at "),
  REPORT (recv_over, "write of size 64 at "),
  REPORT (recvmsg_name_over, "write of size 32 at "),
  SILENT (getsockname_generous),
  REPORT (getsockname_over, "write of size 2 at "),
  SILENT (accept_fails),
  REPORT (inet_pton_over, "write of size 16 at "),
  SILENT (inet_ntop_generous),
  REPORT (inet_ntop_over, "write of size 10 at "),
  SILENT (select_table_size),
  SILENT (select_small_set),
  REPORT (select_over, "write of size 16 at "),
  SILENT (localtime_result),
  SILENT (mbstowcs_generous),
  REPORT (mbstowcs_over, "write of size 16 at "),
  SILENT (mbsrtowcs_moves_on),
  REPORT (wcstombs_over, "write of size 4 at "),
  SILENT (wctomb_short),
  SILENT (mbrtowc_generous),
  SILENT (pthread_create_argument),
  REPORT (error_argument_over, "by error"),
  END
};
