/* Structures of the system's filled by calls: stat, sigaction, getrlimit,
   gettimeofday, uname, pipe, socketpair and iovecs, select's sets, epoll's data.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#define _GNU_SOURCE
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <unistd.h>

struct peer
{
  int value;
};

int
main (void)
{
  struct stat st;
  struct rlimit limit;
  struct timeval tv;
  struct utsname name;
  int fds[2], pair[2];
  char a[4] = "abc", b[3] = "de", c[7];
  struct iovec out[2] = { { a, 3 }, { b, 2 } }, in[2] = { { c, 2 }, { c + 2, 5 } };

  if (stat ("/", &st) || !S_ISDIR (st.st_mode) || getrlimit (RLIMIT_STACK, &limit)
      || gettimeofday (&tv, NULL) || uname (&name) || strcmp (name.sysname, "Linux"))
    return 1;
  if (pipe (fds) || socketpair (AF_UNIX, SOCK_STREAM, 0, pair))
    return 2;
  if (writev (fds[1], out, 2) != 5 || readv (fds[0], in, 2) != 5
      || memcmp (c, "abcde", 5))
    return 3;
  struct msghdr m = { .msg_iov = out, .msg_iovlen = 2 };
  if (sendmsg (pair[0], &m, 0) != 5 || recv (pair[1], c, sizeof c, 0) != 5)
    return 4;
  fd_set set;
  FD_ZERO (&set);
  FD_SET (fds[1], &set);
  if (select (fds[1] + 1, NULL, &set, NULL, NULL) != 1)
    return 5;
  struct pollfd p = { pair[0], POLLOUT, 0 };
  if (poll (&p, 1, 0) != 1)
    return 6;
  int ep = epoll_create1 (0);
  struct peer *peer = malloc (sizeof *peer);
  struct epoll_event event = { EPOLLOUT, { .ptr = peer } }, got[4];
  peer->value = 9;
  epoll_ctl (ep, EPOLL_CTL_ADD, pair[0], &event);
  if (epoll_wait (ep, got, 4, 0) != 1)
    return 7;
  return ((struct peer *) got[0].data.ptr)->value != 9;
}
