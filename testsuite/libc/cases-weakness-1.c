/* Small programs of the kinds that collections of weaknesses list, each badly
   and well: sizes computed wrongly, ends forgotten, wide strings measured in
   bytes, rows and structures in loops, messages from sockets.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-options "-pthread -w" } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "cases.h"
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <wchar.h>

/* A string of N times 'a', in the heap.  */
static char *
text (long n)
{
  char *s = malloc (n + 1);

  memset (s, 'a', n);
  s[n] = 0;
  return hide (s);
}

static wchar_t *
wide_text (long n)
{
  wchar_t *s = malloc ((n + 1) * sizeof *s);

  wmemset (s, L'a', n);
  s[n] = 0;
  return hide (s);
}

/* An end of a connection on which SIZE bytes wait.  */
static int
message (size_t size)
{
  int ends[2];
  char *bytes = calloc (1, size);

  if (socketpair (AF_UNIX, SOCK_DGRAM, 0, ends)
      || send (ends[1], bytes, size, 0) != (ssize_t) size)
    abort ();
  free (bytes);
  return ends[0];
}

/* Room for a string, less its end.  */
#define COPY(NAME, EXTRA)						\
CASE (NAME)								\
{									\
  char *from = text (number (15)), *to = malloc (strlen (from) + EXTRA);	\
									\
  strcpy (to, from);							\
  use (to);								\
}
COPY (copy_good, 1)
COPY (copy_bad, 0)

#define WIDE_COPY(NAME, SIZE)						\
CASE (NAME)								\
{									\
  wchar_t *from = wide_text (number (15));				\
  wchar_t *to = malloc (SIZE);						\
									\
  wcscpy (to, from);							\
  use (to);								\
}
WIDE_COPY (wide_copy_good, (wcslen (from) + 1) * sizeof *to)
WIDE_COPY (wide_copy_bad, wcslen (from) + 1)
WIDE_COPY (wide_strlen_bad, strlen ((char *) from) + 1)

/* The size of a pointer and not of what it points to.  */
#define SIZEOF(NAME, SIZE)						\
CASE (NAME)								\
{									\
  struct { long a[4]; } *p = malloc (SIZE);				\
									\
  p->a[number (3)] = 1;							\
  use (p);								\
}
SIZEOF (sizeof_good, sizeof *p)
SIZEOF (sizeof_bad, sizeof p)

/* A product that wraps around.  */
#define WRAP(NAME, COUNT)						\
CASE (NAME)								\
{									\
  unsigned int n = number (COUNT);					\
  int *p = malloc (n * (unsigned int) sizeof *p);			\
									\
  for (unsigned int i = 0; p && i < n && i < 64; i++)			\
    p[i] = 1;								\
  use (p);								\
}
WRAP (wrap_good, 63)
WRAP (wrap_bad, 0x40000004)

/* A negative index, and one that was converted.  */
#define INDEX(NAME, TYPE, VALUE)					\
CASE (NAME)								\
{									\
  int a[10] = { 0 };							\
  TYPE i = number (VALUE);						\
									\
  if (i < 10)								\
    a[i] = 1;								\
  use (a);								\
}
INDEX (index_good, int, 9)
INDEX (index_bad, int, -1)
INDEX (index_short_bad, short, -4)

/* strncpy leaves no end.  */
#define NO_END(NAME, LENGTH)						\
CASE (NAME)								\
{									\
  char to[8];								\
  char copy[64];							\
									\
  strncpy (to, text (number (LENGTH)), sizeof to);			\
  strcpy (copy, to);							\
  use (copy);								\
}
NO_END (no_end_good, 7)
NO_END (no_end_bad, 8)

/* The end is written behind what readlink, read or recv gave.  */
#define ENDED(NAME, SIZE)						\
CASE (NAME)								\
{									\
  char buffer[16];							\
  ssize_t n = recv (message (number (16)), buffer, SIZE, 0);		\
									\
  buffer[n] = 0;							\
  use (buffer);								\
}
ENDED (ended_good, sizeof buffer - 1)
ENDED (ended_bad, sizeof buffer)

#define RECEIVE(NAME, SIZE)						\
CASE (NAME)								\
{									\
  char buffer[16];							\
  struct sockaddr_storage from;						\
  socklen_t length = sizeof from;					\
									\
  if (recvfrom (message (number (10)), buffer, number (SIZE), 0,	\
		(struct sockaddr *) &from, &length) != 10)		\
    abort ();								\
  use (buffer);								\
}
RECEIVE (receive_good, 16)
RECEIVE (receive_bad, 17)

#define RECEIVE_PARTS(NAME, SIZE)					\
CASE (NAME)								\
{									\
  char head[4], body[8];						\
  struct iovec parts[2] = { { head, 4 }, { body, number (SIZE) } };	\
  struct msghdr m = { .msg_iov = parts, .msg_iovlen = 2 };		\
									\
  if (recvmsg (message (12), &m, 0) < 0)				\
    abort ();								\
  use (head);								\
  use (body);								\
}
RECEIVE_PARTS (receive_parts_good, 8)
RECEIVE_PARTS (receive_parts_bad, 9)

#define SEND(NAME, SIZE)						\
CASE (NAME)								\
{									\
  int ends[2];								\
  int words[4] = { 1, 2, 3, 4 };					\
									\
  if (socketpair (AF_UNIX, SOCK_DGRAM, 0, ends)				\
      || send (ends[0], words, number (SIZE), 0) < 0)			\
    abort ();								\
}
SEND (send_good, 16)
SEND (send_bad, 20)

/* The number that a message begins with is believed.  */
#define BELIEVED(NAME, LIMIT)						\
CASE (NAME)								\
{									\
  struct { uint32_t length; char bytes[12]; } m = { 0 };		\
  char to[8];								\
									\
  m.length = number (LIMIT);						\
  memcpy (to, m.bytes, m.length);					\
  use (to);								\
}
BELIEVED (believed_good, 8)
BELIEVED (believed_bad, 9)

/* Rows and columns exchanged.  */
#define ROWS(NAME, I, J)						\
CASE (NAME)								\
{									\
  int (*a)[4] = malloc (3 * sizeof *a);					\
									\
  for (int i = 0; i < number (I); i++)					\
    for (int j = 0; j < number (J); j++)				\
      a[i][j] = i + j;							\
  use (a);								\
}
ROWS (rows_good, 3, 4)
ROWS (rows_bad, 4, 3)

/* A loop over structures, by index and by pointer.  */
struct point { int x, y; short names[3]; };
#define POINTS(NAME, COUNT)						\
CASE (NAME)								\
{									\
  struct point p[5];							\
									\
  for (int i = 0; i < number (COUNT); i++)				\
    p[i] = (struct point) { i, -i, { 1, 2, 3 } };			\
  use (p);								\
}
POINTS (points_good, 5)
POINTS (points_bad, 6)

#define POINTS_SUM(NAME, TEST)						\
CASE (NAME)								\
{									\
  struct point p[5] = { { 1, 1, { 0 } } };				\
  struct point *end = hide (p + 5);					\
  long sum = 0;								\
									\
  for (struct point *q = p; TEST; q++)					\
    sum += q->y + q->names[2];						\
  use ((void *) sum);							\
}
POINTS_SUM (points_sum_good, q < end)
POINTS_SUM (points_sum_bad, q <= end)

#define FIELD_LOOP(NAME, COUNT)						\
CASE (NAME)								\
{									\
  struct { int before; int a[6]; int behind; } s;			\
									\
  for (int i = 0; i < number (COUNT); i++)				\
    s.a[i] = i;								\
  use (&s);								\
}
FIELD_LOOP (field_loop_good, 6)
FIELD_LOOP (field_loop_bad, 7)

/* What snprintf would have written is believed.  */
#define PRINTED(NAME, LENGTH)						\
CASE (NAME)								\
{									\
  char buffer[16];							\
  int n = snprintf (buffer, sizeof buffer, "%s", text (number (LENGTH)));	\
									\
  buffer[n] = '.';							\
  use (buffer);								\
}
PRINTED (printed_good, 15)
PRINTED (printed_bad, 16)

#define WIDE_PRINTED(NAME, COUNT)					\
CASE (NAME)								\
{									\
  wchar_t buffer[16];							\
									\
  swprintf (buffer, COUNT, L"%ls-%d", wide_text (number (14)), 123);	\
  use (buffer);								\
}
WIDE_PRINTED (wide_printed_good, 16)
WIDE_PRINTED (wide_printed_bad, sizeof buffer)

#define WIDE_APPEND(NAME, COUNT)					\
CASE (NAME)								\
{									\
  wchar_t buffer[16] = L"12345678";					\
									\
  wcsncat (buffer, wide_text (number (20)), COUNT);			\
  use (buffer);								\
}
WIDE_APPEND (wide_append_good, 7)
WIDE_APPEND (wide_append_bad, 16)

#define WIDE_LOOP(NAME, COUNT)						\
CASE (NAME)								\
{									\
  wchar_t from[8] = L"1234567", to[8];					\
									\
  for (size_t i = 0; i < COUNT; i++)					\
    to[i] = from[i];							\
  use (to);								\
}
WIDE_LOOP (wide_loop_good, wcslen (hide (from)) + 1)
WIDE_LOOP (wide_loop_bad, number (sizeof from))

/* Variable arguments.  */
__attribute__ ((noipa)) static void
fill (int count, ...)
{
  va_list ap;

  va_start (ap, count);
  for (int i = 0; i < count; i++)
    {
      char *p = va_arg (ap, char *);

      for (int k = 0; k < 8; k++)
	p[k] = k;
    }
  va_end (ap);
}
CASE (fill_good) { char a[8], b[8]; fill (2, a, b); use (a); use (b); }
CASE (fill_bad) { char a[8], b[7]; fill (2, a, b); use (a); use (b); }

/* By another thread.  */
static void *
clear (void *p)
{
  memset (p, 0, number (24));
  return NULL;
}
#define THREAD(NAME, SIZE)						\
CASE (NAME)								\
{									\
  char buffer[SIZE];							\
  pthread_t thread;							\
									\
  pthread_create (&thread, NULL, clear, buffer);			\
  pthread_join (thread, NULL);						\
  use (buffer);								\
}
THREAD (thread_good, 24)
THREAD (thread_bad, 23)

CASES = {
  GOOD (copy_good), BAD (copy_bad, "write", 16, "strcpy"),
  GOOD (wide_copy_good), BAD (wide_copy_bad, "write", 64, "wcscpy"),
  BAD (wide_strlen_bad, "write", 64, "wcscpy"),
  GOOD (sizeof_good), BAD (sizeof_bad, "write", 8, ""),
  GOOD (wrap_good), BAD (wrap_bad, "write", 4, ""),
  GOOD (index_good), BAD (index_bad, "write", 4, ""),
  BAD (index_short_bad, "write", 4, ""),
  GOOD (no_end_good), BAD (no_end_bad, "read", 1, "strcpy"),
  GOOD (ended_good), BAD (ended_bad, "write", 1, ""),
  GOOD (receive_good), BAD (receive_bad, "write", 17, "recvfrom"),
  GOOD (receive_parts_good), BAD (receive_parts_bad, "write", 9, "recvmsg"),
  GOOD (send_good), BAD (send_bad, "read", 20, "send"),
  GOOD (believed_good), BAD (believed_bad, "write", 9, "memcpy"),
  GOOD (rows_good), BAD (rows_bad, "write", 4, ""),
  GOOD (points_good), BAD (points_bad, "write", 0, ""),
  GOOD (points_sum_good), BAD (points_sum_bad, "read", 0, ""),
  GOOD (field_loop_good), BAD (field_loop_bad, "write", 4, ""),
  GOOD (printed_good), BAD (printed_bad, "write", 1, ""),
  GOOD (wide_printed_good), BAD (wide_printed_bad, "write", 0, "swprintf"),
  GOOD (wide_append_good), BAD (wide_append_bad, "write", 0, "wcsncat"),
  GOOD (wide_loop_good), BAD (wide_loop_bad, "read", 4, ""),
  GOOD (fill_good), BAD (fill_bad, "write", 1, ""),
  GOOD (thread_good), BAD (thread_bad, "write", 24, "memset"),
  END
};
