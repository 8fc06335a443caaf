/* Functions that are told by a number how much room there is and put in how much
   there was: addresses of sockets, options.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-options "-w" } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "cases.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define SIZE sizeof (struct sockaddr_in)

/* Return a socket of TYPE with an address of this machine, which goes to *A.  */
static int
bound (int type, struct sockaddr_in *a)
{
  socklen_t size = SIZE;
  int fd = socket (AF_INET, type, 0);

  *a = (struct sockaddr_in) { .sin_family = AF_INET };
  a->sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  if (bind (fd, (struct sockaddr *) a, SIZE)
      || getsockname (fd, (struct sockaddr *) a, &size))
    abort ();
  return fd;
}

/* Return a socket that somebody has connected to.  */
static int
called (void)
{
  struct sockaddr_in a;
  int fd = bound (SOCK_STREAM, &a);

  if (listen (fd, 1)
      || connect (socket (AF_INET, SOCK_STREAM, 0), (struct sockaddr *) &a, SIZE))
    abort ();
  return fd;
}

/* Return a socket that has received something.  */
static int
written_to (void)
{
  struct sockaddr_in a, b;
  int fd = bound (SOCK_DGRAM, &a);

  if (sendto (bound (SOCK_DGRAM, &b), "x", 1, 0, (struct sockaddr *) &a, SIZE)
      != 1)
    abort ();
  return fd;
}

/* The cases for CALL, which puts an address or option at P whose size goes to
   *N: as much room as it says and is needed, a byte less and said so, more said
   than needed, and a byte less than said and needed.  */
#define CASES_FOR(NAME, NEEDED, CALL)					\
CASE (NAME##_good) { try_##NAME (NEEDED, NEEDED); }			\
CASE (NAME##_cut) { try_##NAME (NEEDED - 1, NEEDED - 1); }		\
CASE (NAME##_generous) { try_##NAME (NEEDED, NEEDED + 100); }		\
CASE (NAME##_bad) { try_##NAME (NEEDED - 1, NEEDED); }			\
CASE (NAME##_number)							\
{									\
  socklen_t *n = hide (malloc (3));					\
  char *p = hide (malloc (100));					\
  CALL;									\
}
#define TRY(NAME, CALL)							\
__attribute__ ((noipa)) static void					\
try_##NAME (size_t room, socklen_t size)				\
{									\
  char *p = hide (malloc (room));					\
  socklen_t *n = &size;							\
									\
  if ((CALL) < 0)							\
    abort ();								\
}
#define BOTH(NAME, NEEDED, CALL) TRY (NAME, CALL) CASES_FOR (NAME, NEEDED, CALL)

BOTH (accept, SIZE, accept (called (), (struct sockaddr *) p, n))
BOTH (accept4, SIZE, accept4 (called (), (struct sockaddr *) p, n, 0))
BOTH (getpeername, SIZE,
      getpeername (accept (called (), NULL, NULL), (struct sockaddr *) p, n))
BOTH (getsockopt, sizeof (struct linger),
      getsockopt (called (), SOL_SOCKET, SO_LINGER, p, n))
BOTH (recvfrom, SIZE,
      recvfrom (written_to (), (char[1]) { 0 }, 1, 0, (struct sockaddr *) p, n))

#define LISTED(NAME, NEEDED)						\
  GOOD (NAME##_good), GOOD (NAME##_cut), GOOD (NAME##_generous),	\
  BAD (NAME##_bad, "write", NEEDED, #NAME),				\
  BAD (NAME##_number, "write", 4, #NAME)

CASES = {
  LISTED (accept, SIZE), LISTED (accept4, SIZE), LISTED (getpeername, SIZE),
  LISTED (getsockopt, sizeof (struct linger)), LISTED (recvfrom, SIZE),
  END
};
