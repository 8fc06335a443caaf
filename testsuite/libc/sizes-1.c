/* The numbers in include/libc.def that are sizes of types.  */
/* { dg-do compile } */
/* { dg-skip-level "-O2" } */

#define _GNU_SOURCE
#include <sys/types.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <poll.h>
#include <time.h>
#include <utime.h>
#include <signal.h>
#include <termios.h>
#include <locale.h>
#include <semaphore.h>
#include <dlfcn.h>
#include <pwd.h>
#include <grp.h>
#include <regex.h>
#include <glob.h>
#include <sys/sem.h>
#include <wordexp.h>
#include <netdb.h>
#include <stdio.h>
#include <net/if.h>

#define SIZE(TYPE, BYTES) _Static_assert (sizeof (TYPE) == BYTES, #TYPE)

SIZE (struct stat, 144);
SIZE (struct statx, 256);
SIZE (struct statfs, 120);
SIZE (struct statvfs, 112);
SIZE (struct utimbuf, 16);
SIZE (struct timeval, 16);
SIZE (struct timespec, 16);
SIZE (struct timezone, 8);
SIZE (struct tm, 56);
SIZE (fpos_t, 16);
SIZE (struct utsname, 390);
SIZE (struct sysinfo, 112);
SIZE (struct rusage, 144);
SIZE (struct rlimit, 16);
SIZE (siginfo_t, 128);
SIZE (struct sigaction, 152);
SIZE (stack_t, 24);
SIZE (struct itimerval, 32);
SIZE (struct tms, 32);
SIZE (struct termios, 60);
SIZE (struct lconv, 96);
SIZE (sem_t, 32);
SIZE (Dl_info, 32);
SIZE (struct passwd, 48);
SIZE (struct group, 32);
SIZE (regex_t, 64);
SIZE (wordexp_t, 24);
SIZE (glob_t, 72);
SIZE (struct sembuf, 6);
SIZE (struct itimerspec, 32);
SIZE (struct epoll_event, 12);
SIZE (struct pollfd, 8);
SIZE (struct addrinfo, 48);
SIZE (struct hostent, 32);
SIZE (struct servent, 32);
SIZE (struct protoent, 24);
_Static_assert (BUFSIZ == 8192, "BUFSIZ");
_Static_assert (IF_NAMESIZE == 16, "IF_NAMESIZE");
