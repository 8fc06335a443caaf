/* Wrappers of the functions that take lists of blocks or sizes through
   pointers.

   In: arrays of struct iovec and messages, whose pointers have their bounds
   in the tables; sizes of socket addresses, which the kernel reads and
   writes.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <arpa/inet.h>
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
