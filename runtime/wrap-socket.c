/* Wrappers of the functions that take lists of blocks or sizes through
   pointers.

   In: arrays of struct iovec and messages, whose pointers have their bounds
   in the tables; sizes of socket addresses, which the kernel reads and
   writes; sets of descriptors.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "table.h"
#include "wrap.h"
#include "wrap-socket.h"

uint64_t
mpxguard_socket_room (const struct mpxguard_call *call, const void *length,
		      struct mpxguard_bounds bounds)
{
  mpxguard_call_writes (call, length, sizeof (socklen_t), bounds);
  return length ? *(const socklen_t *) length : 0;
}

void
mpxguard_socket_check (const struct mpxguard_call *call, const void *p,
		       struct mpxguard_bounds bounds, uint64_t room,
		       const void *length)
{
  if (length && *(const socklen_t *) length < room)
    room = *(const socklen_t *) length;
  mpxguard_call_writes (call, p, room, bounds);
}

/* CALL accesses the blocks of VECTOR, which has COUNT elements and BOUNDS, as
   FLAGS say: check them all.  */
static void
check_vector (const struct mpxguard_call *call, const struct iovec *vector,
	      uint64_t count, struct mpxguard_bounds bounds, unsigned flags)
{
  mpxguard_call_reads (call, vector,
		       mpxguard_size_multiply (count, sizeof *vector), bounds);
  /* A count beyond the kernel's limit makes the call fail.  */
  if (!vector || count > UIO_MAXIOV)
    return;
  for (uint64_t i = 0; i < count; i++)
    mpxguard_call_check (call, vector[i].iov_base, vector[i].iov_len,
			 mpxguard_load (&vector[i].iov_base,
					vector[i].iov_base),
			 flags);
}

/* The wrapper for NAME (FD, VECTOR, COUNT ...); FLAGS say what it does to the
   blocks.  PARAMETERS and ARGUMENTS are what follows the count.  */
#define DEFINE_VECTOR(NAME, FLAGS, PARAMETERS, ARGUMENTS)		\
  MPXGUARD_WRAPPER (ssize_t, NAME, int fd, const struct iovec *vector,	\
		    int count PARAMETERS)				\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL (NAME);			\
									\
    check_vector (&call, vector, mpxguard_size_of_signed (count),	\
		  mpxguard_call_bounds (&call, 1, vector), FLAGS);	\
    return NAME (fd, vector, count ARGUMENTS);				\
  }

#define COMMA_OFFSET_PARAMETER , off_t offset
#define COMMA_OFFSET , offset

DEFINE_VECTOR (readv, MPXGUARD_ACCESS_WRITE, , )
DEFINE_VECTOR (writev, MPXGUARD_ACCESS_READ, , )
DEFINE_VECTOR (preadv, MPXGUARD_ACCESS_WRITE, COMMA_OFFSET_PARAMETER,
	       COMMA_OFFSET)
DEFINE_VECTOR (preadv64, MPXGUARD_ACCESS_WRITE, COMMA_OFFSET_PARAMETER,
	       COMMA_OFFSET)
DEFINE_VECTOR (pwritev, MPXGUARD_ACCESS_READ, COMMA_OFFSET_PARAMETER,
	       COMMA_OFFSET)
DEFINE_VECTOR (pwritev64, MPXGUARD_ACCESS_READ, COMMA_OFFSET_PARAMETER,
	       COMMA_OFFSET)

#define COMMA_FLAGS_PARAMETER , off_t offset, int flags
#define COMMA_FLAGS , offset, flags

DEFINE_VECTOR (preadv2, MPXGUARD_ACCESS_WRITE, COMMA_FLAGS_PARAMETER,
	       COMMA_FLAGS)
DEFINE_VECTOR (preadv64v2, MPXGUARD_ACCESS_WRITE, COMMA_FLAGS_PARAMETER,
	       COMMA_FLAGS)
DEFINE_VECTOR (pwritev2, MPXGUARD_ACCESS_READ, COMMA_FLAGS_PARAMETER,
	       COMMA_FLAGS)
DEFINE_VECTOR (pwritev64v2, MPXGUARD_ACCESS_READ, COMMA_FLAGS_PARAMETER,
	       COMMA_FLAGS)

MPXGUARD_WRAPPER (ssize_t, vmsplice, int fd, const struct iovec *vector,
		  size_t count, unsigned flags)
{
  struct mpxguard_call call = MPXGUARD_CALL (vmsplice);

  check_vector (&call, vector, count, mpxguard_call_bounds (&call, 1, vector),
		MPXGUARD_ACCESS_READ);
  return vmsplice (fd, vector, count, flags);
}

/* The wrapper for NAME, which copies between this process and another; FLAGS
   say what it does to the blocks of this one.  */
#define DEFINE_PROCESS_VECTOR(NAME, FLAGS)				\
  MPXGUARD_WRAPPER (ssize_t, NAME, pid_t process,			\
		    const struct iovec *here, unsigned long here_count,	\
		    const struct iovec *there,				\
		    unsigned long there_count, unsigned long flags)	\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL (NAME);			\
    struct mpxguard_bounds there_bounds					\
      = mpxguard_call_bounds (&call, 3, there);				\
									\
    check_vector (&call, here, here_count,				\
		  mpxguard_call_bounds (&call, 1, here), FLAGS);	\
    mpxguard_call_reads (&call, there,					\
			 mpxguard_size_multiply (there_count,		\
						 sizeof *there),	\
			 there_bounds);					\
    return NAME (process, here, here_count, there, there_count, flags);	\
  }

DEFINE_PROCESS_VECTOR (process_vm_readv, MPXGUARD_ACCESS_WRITE)
DEFINE_PROCESS_VECTOR (process_vm_writev, MPXGUARD_ACCESS_READ)

/* CALL sends or receives MESSAGE, which has BOUNDS, and accesses all that it
   points to as FLAGS say: check it.  */
static void
check_message (const struct mpxguard_call *call, const struct msghdr *message,
	       struct mpxguard_bounds bounds, unsigned flags)
{
  mpxguard_call_check (call, message, sizeof *message, bounds, flags);
  if (!message)
    return;
  mpxguard_call_check (call, message->msg_name, message->msg_namelen,
		       mpxguard_load (&message->msg_name, message->msg_name),
		       flags);
  mpxguard_call_check (call, message->msg_control, message->msg_controllen,
		       mpxguard_load (&message->msg_control,
				      message->msg_control),
		       flags);
  check_vector (call, message->msg_iov, message->msg_iovlen,
		mpxguard_load (&message->msg_iov, message->msg_iov), flags);
}

MPXGUARD_WRAPPER (ssize_t, sendmsg, int fd, const struct msghdr *message,
		  int flags)
{
  struct mpxguard_call call = MPXGUARD_CALL (sendmsg);

  check_message (&call, message, mpxguard_call_bounds (&call, 1, message),
		 MPXGUARD_ACCESS_READ);
  return sendmsg (fd, message, flags);
}

MPXGUARD_WRAPPER (ssize_t, recvmsg, int fd, struct msghdr *message, int flags)
{
  struct mpxguard_call call = MPXGUARD_CALL (recvmsg);

  check_message (&call, message, mpxguard_call_bounds (&call, 1, message),
		 MPXGUARD_ACCESS_WRITE);
  return recvmsg (fd, message, flags);
}

/* CALL sends or receives the COUNT messages at LIST, which has BOUNDS: check
   them as check_message does.  */
static void
check_messages (const struct mpxguard_call *call, const struct mmsghdr *list,
		uint64_t count, struct mpxguard_bounds bounds, unsigned flags)
{
  mpxguard_call_writes (call, list,
			mpxguard_size_multiply (count, sizeof *list), bounds);
  for (uint64_t i = 0; list && i < count && i < UIO_MAXIOV; i++)
    check_message (call, &list[i].msg_hdr, bounds, flags);
}

MPXGUARD_WRAPPER (int, sendmmsg, int fd, struct mmsghdr *list, unsigned count,
		  int flags)
{
  struct mpxguard_call call = MPXGUARD_CALL (sendmmsg);

  check_messages (&call, list, count, mpxguard_call_bounds (&call, 1, list),
		  MPXGUARD_ACCESS_READ);
  return sendmmsg (fd, list, count, flags);
}

MPXGUARD_WRAPPER (int, recvmmsg, int fd, struct mmsghdr *list, unsigned count,
		  int flags, struct timespec *timeout)
{
  struct mpxguard_call call = MPXGUARD_CALL (recvmmsg);
  struct mpxguard_bounds timeout_bounds
    = mpxguard_call_bounds (&call, 4, timeout);

  check_messages (&call, list, count, mpxguard_call_bounds (&call, 1, list),
		  MPXGUARD_ACCESS_WRITE);
  mpxguard_call_writes (&call, timeout, sizeof *timeout, timeout_bounds);
  return recvmmsg (fd, list, count, flags, timeout);
}

MPXGUARD_WRAPPER (char *, inet_ntoa, struct in_addr address)
{
  struct mpxguard_call call = MPXGUARD_CALL (inet_ntoa);
  char *result = inet_ntoa (address);

  mpxguard_call_result (&call, result,
			mpxguard_bounds_make (result, INET_ADDRSTRLEN));
  return result;
}

MPXGUARD_WRAPPER (int, inet_pton, int family, const char *text, void *to)
{
  struct mpxguard_call call = MPXGUARD_CALL (inet_pton);
  struct mpxguard_bounds text_bounds = mpxguard_call_bounds (&call, 1, text);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 2, to);

  mpxguard_string_size (&call, text, text_bounds, MPXGUARD_NO_LIMIT);
  if (family == AF_INET)
    mpxguard_call_writes (&call, to, sizeof (struct in_addr), bounds);
  else if (family == AF_INET6)
    mpxguard_call_writes (&call, to, sizeof (struct in6_addr), bounds);
  return inet_pton (family, text, to);
}

/* The bounds of the three sets of select.  */
struct sets
{
  struct mpxguard_bounds bounds[3];
};

/* Take the bounds of the sets A, B and C, arguments 1 to 3 of CALL.  */
static struct sets
take_sets (const struct mpxguard_call *call, const fd_set *a, const fd_set *b,
	   const fd_set *c)
{
  return (struct sets) { { mpxguard_call_bounds (call, 1, a),
			   mpxguard_call_bounds (call, 2, b),
			   mpxguard_call_bounds (call, 3, c) } };
}

/* CALL looks at COUNT descriptors in the sets A, B and C, which have the
   bounds SETS.  The kernel lowers a count that is larger than the process's
   table of descriptors, and programs hand in getdtablesize () with sets of
   the usual size.  */
static void
check_sets (const struct mpxguard_call *call, int count,
	    const struct sets *sets, const fd_set *a, const fd_set *b,
	    const fd_set *c)
{
  const fd_set *set[3] = { a, b, c };
  uint64_t bits = mpxguard_size_of_signed (count);

  if (bits > FD_SETSIZE)
    bits = FD_SETSIZE;
  for (unsigned i = 0; i < 3; i++)
    mpxguard_call_writes (call, set[i], (bits + 63) / 64 * 8,
			  sets->bounds[i]);
}

MPXGUARD_WRAPPER (int, select, int count, fd_set *a, fd_set *b, fd_set *c,
		  struct timeval *limit)
{
  struct mpxguard_call call = MPXGUARD_CALL (select);
  struct sets sets = take_sets (&call, a, b, c);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 4, limit);

  check_sets (&call, count, &sets, a, b, c);
  mpxguard_call_writes (&call, limit, sizeof *limit, bounds);
  return select (count, a, b, c, limit);
}

MPXGUARD_WRAPPER (int, pselect, int count, fd_set *a, fd_set *b, fd_set *c,
		  const struct timespec *limit, const sigset_t *mask)
{
  struct mpxguard_call call = MPXGUARD_CALL (pselect);
  struct sets sets = take_sets (&call, a, b, c);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 4, limit);

  check_sets (&call, count, &sets, a, b, c);
  mpxguard_call_reads (&call, limit, sizeof *limit, bounds);
  return pselect (count, a, b, c, limit, mask);
}

MPXGUARD_WRAPPER (const char *, inet_ntop, int family, const void *from,
		  char *to, socklen_t size)
{
  struct mpxguard_call call = MPXGUARD_CALL (inet_ntop);
  struct mpxguard_bounds from_bounds = mpxguard_call_bounds (&call, 1, from);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 2, to);
  char text[INET6_ADDRSTRLEN];
  const char *result;

  mpxguard_call_reads (&call, from,
		       family == AF_INET6 ? sizeof (struct in6_addr)
					  : sizeof (struct in_addr),
		       from_bounds);
  /* A generous size is all right if the text is short.  */
  if (to && size > mpxguard_room (to, bounds)
      && inet_ntop (family, from, text, sizeof text) && strlen (text) < size)
    mpxguard_call_writes (&call, to, strlen (text) + 1, bounds);
  result = inet_ntop (family, from, to, size);
  mpxguard_call_result (&call, result, bounds);
  return result;
}
