/* Input that is larger than the memory for it, strings without an end that are
   printed, and formats; and the same done well.  */
/* { dg-do run } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "cases.h"
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/uio.h>

#define HEAP(NAME, SIZE) char *NAME = hide (malloc (SIZE))
#define STACK(NAME, SIZE) char NAME##_memory[SIZE]; char *NAME = hide (NAME##_memory)

/* A stream of text.  */
static FILE *
file (void)
{
  return fopen ("/proc/self/maps", "r");
}

/* A socket that has N bytes to read.  */
static int
ready (size_t n)
{
  int ends[2];
  static char bytes[1000];

  if (socketpair (AF_UNIX, SOCK_STREAM, 0, ends) || write (ends[1], bytes, n) < 0)
    abort ();
  return ends[0];
}

CASE (fgets_good) { STACK (p, 10); use (fgets (p, 10, file ())); }
CASE (fgets_bad) { STACK (p, 10); use (fgets (p, number (20), file ())); }
CASE (fread_good) { HEAP (p, 100); number (fread (p, 10, 10, file ())); }
CASE (fread_bad) { HEAP (p, 100); number (fread (p, 10, number (11), file ())); }
CASE (read_bad) { HEAP (p, 10); number (read (ready (100), p, number (11))); }
CASE (recv_good) { HEAP (p, 10); number (recv (ready (100), p, 10, 0)); }
CASE (recv_bad) { HEAP (p, 10); number (recv (ready (100), p, number (100), 0)); }
CASE (recvfrom_bad) { HEAP (p, 10); number (recvfrom (ready (100), p, number (100), 0, NULL, NULL)); }
CASE (readv_bad)
{
  HEAP (p, 10);
  struct iovec v = { p, number (11) };

  number (readv (ready (100), &v, 1));
}
CASE (recvmsg_bad)
{
  HEAP (p, 10);
  struct iovec v = { p, number (11) };
  struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1 };

  number (recvmsg (ready (100), &m, 0));
}
CASE (recvmmsg_good)
{
  HEAP (p, 10);
  struct iovec v = { p, 10 };
  struct mmsghdr m = { .msg_hdr = { .msg_iov = &v, .msg_iovlen = 1 } };

  if (recvmmsg (ready (100), &m, 1, 0, NULL) != 1 || m.msg_len != 10)
    abort ();
}
CASE (recvmmsg_bad)
{
  HEAP (p, 10);
  struct iovec v = { p, number (11) };
  struct mmsghdr m = { .msg_hdr = { .msg_iov = &v, .msg_iovlen = 1 } };

  number (recvmmsg (ready (100), &m, 1, 0, NULL));
}
CASE (sendmmsg_bad)
{
  HEAP (p, 10);
  struct iovec v = { p, number (11) };
  struct mmsghdr m = { .msg_hdr = { .msg_iov = &v, .msg_iovlen = 1 } };

  number (sendmmsg (ready (1), &m, 1, 0));
}
CASE (address_good)
{
  struct sockaddr_in a = { .sin_family = AF_INET };
  socklen_t size = sizeof a;
  int fd = socket (AF_INET, SOCK_DGRAM, 0);

  number (bind (fd, (struct sockaddr *) &a, sizeof a));
  number (getsockname (fd, (struct sockaddr *) &a, &size));
}
CASE (address_bind) { HEAP (p, 15); number (bind (0, (struct sockaddr *) p, number (16))); }
CASE (address_stack) { struct sockaddr_in a; number (connect (0, hide (&a), number (17))); }
CASE (address_name)
{
  struct sockaddr a;
  socklen_t size = number (17);
  struct sockaddr_in6 b = { .sin6_family = AF_INET6 };
  int fd = socket (AF_INET6, SOCK_DGRAM, 0);

  number (bind (fd, (struct sockaddr *) &b, sizeof b));
  number (getsockname (fd, hide (&a), &size));
}
CASE (sscanf_good) { STACK (p, 4); int n; number (sscanf ("abc 12", "%s %d", p, &n)); }
CASE (sscanf_bad) { STACK (p, 3); number (sscanf ("abc", "%s", p)); }
CASE (sscanf_width) { STACK (p, 3); number (sscanf ("abcdef", "%2s", p)); }
CASE (sscanf_number) { HEAP (p, 2); number (sscanf ("12", "%d", (int *) p)); }
CASE (sscanf_set) { HEAP (p, 2); number (sscanf ("abc", "%[a-z]", p)); }
CASE (fscanf_bad) { HEAP (p, 5); number (fscanf (file (), "%s", p)); }
CASE (getline_good) { char *line = NULL; size_t size = 0; number (getline (&line, &size, file ())); line[size - 1] = 0; use (line); }
CASE (getline_bad) { char *line = NULL; size_t size = 0; number (getline (&line, &size, file ())); line[size] = 0; use (line); }

CASE (sprintf_good) { HEAP (p, 10); number (sprintf (p, "%s-%d", "abcdef", 12)); use (p); }
CASE (sprintf_bad) { HEAP (p, 9); number (sprintf (p, "%s-%d", "abcdef", (int) number (12))); use (p); }
CASE (snprintf_good) { HEAP (p, 5); number (snprintf (p, 5, "%s", "abcdefghi")); use (p); }
CASE (snprintf_generous) { HEAP (p, 5); number (snprintf (p, number (100), "%s", "abcd")); use (p); }
CASE (snprintf_bad) { HEAP (p, 5); number (snprintf (p, number (100), "%s", (char *) hide ("abcde"))); use (p); }
CASE (printf_unterminated) { HEAP (p, 5); memset (p, 'A', 5); number (printf ("%s\n", p)); }
CASE (printf_precision) { HEAP (p, 5); memset (p, 'A', 5); number (printf ("%.5s %.*s\n", p, 3, p)); }
CASE (puts_unterminated) { HEAP (p, 5); memset (p, 'A', 5); puts (p); }
CASE (fputs_unterminated) { HEAP (p, 5); memset (p, 'A', 5); fputs (p, stdout); }
CASE (printf_under) { STACK (p, 5); memset (p, 0, 5); number (printf ("%s\n", p - number (2))); }
CASE (fwrite_bad) { HEAP (p, 5); number (fwrite (p, 1, number (6), stdout)); }
CASE (write_bad) { HEAP (p, 5); number (write (1, p, number (6))); }
CASE (printf_count) { HEAP (p, 2); number (printf ("%d%n\n", 1, (int *) p)); }
CASE (setvbuf_good) { static char b[100]; char c; setvbuf (stdout, b, _IOFBF, 100); setvbuf (stderr, &c, _IONBF, 1000); }
CASE (setvbuf_bad) { static char b[100]; setvbuf (stdout, hide (b), _IOFBF, number (101)); }

CASES = {
  GOOD (fgets_good), BAD (fgets_bad, "write", 11, "fgets"),
  GOOD (fread_good), BAD (fread_bad, "write", 110, "fread"),
  BAD (read_bad, "write", 11, "read"), GOOD (recv_good),
  BAD (recv_bad, "write", 100, "recv"),
  BAD (recvfrom_bad, "write", 100, "recvfrom"),
  BAD (readv_bad, "write", 11, "readv"),
  BAD (recvmsg_bad, "write", 11, "recvmsg"), GOOD (recvmmsg_good),
  BAD (recvmmsg_bad, "write", 11, "recvmmsg"),
  BAD (sendmmsg_bad, "read", 11, "sendmmsg"), GOOD (address_good),
  BAD (address_bind, "read", 16, "bind"),
  BAD (address_stack, "read", 17, "connect"),
  BAD (address_name, "write", 17, "getsockname"), GOOD (sscanf_good),
  BAD (sscanf_bad, "write", 4, "sscanf"), GOOD (sscanf_width),
  BAD (sscanf_number, "write", 4, "sscanf"),
  BAD (sscanf_set, "write", 4, "sscanf"),
  BAD (fscanf_bad, "write", 0, "fscanf"), GOOD (getline_good),
  BAD (getline_bad, "write", 1, ""), GOOD (sprintf_good),
  BAD (sprintf_bad, "write", 10, "sprintf"), GOOD (snprintf_good),
  GOOD (snprintf_generous), BAD (snprintf_bad, "write", 6, "snprintf"),
  BAD (printf_unterminated, "read", 1, "*"), GOOD (printf_precision),
  BAD (puts_unterminated, "read", 1, "puts"),
  BAD (fputs_unterminated, "read", 1, "fputs"),
  BAD (printf_under, "read", 0, "*"),
  BAD (fwrite_bad, "read", 6, "fwrite"), BAD (write_bad, "read", 6, "write"),
  BAD (printf_count, "write", 4, "printf"), GOOD (setvbuf_good),
  BAD (setvbuf_bad, "write", 101, "setvbuf"), END
};
