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
#include <pthread.h>
#include <spawn.h>
#include <sys/timex.h>
#include <ucontext.h>
#include <fenv.h>
#include <setjmp.h>
#include <mqueue.h>
#include <ifaddrs.h>
#include <mntent.h>
#include <shadow.h>
#include <gshadow.h>
#include <utmp.h>
#include <utmpx.h>
#include <stdlib.h>
#include <sys/timeb.h>
#include <sys/ioctl.h>
#include <getopt.h>
#include <netinet/ether.h>
#include <search.h>
#include <obstack.h>
#include <threads.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <wchar.h>

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
SIZE (FILE, 216);
SIZE (pthread_attr_t, 56);
SIZE (pthread_mutex_t, 40);
SIZE (pthread_mutexattr_t, 4);
SIZE (pthread_cond_t, 48);
SIZE (pthread_condattr_t, 4);
SIZE (pthread_rwlock_t, 56);
SIZE (pthread_rwlockattr_t, 8);
SIZE (pthread_barrier_t, 32);
SIZE (pthread_barrierattr_t, 4);
SIZE (pthread_spinlock_t, 4);
SIZE (pthread_once_t, 4);
SIZE (pthread_key_t, 4);
SIZE (struct sched_param, 4);
SIZE (posix_spawn_file_actions_t, 80);
SIZE (posix_spawnattr_t, 336);
SIZE (struct timex, 208);
SIZE (struct ntptimeval, 72);
SIZE (ucontext_t, 968);
SIZE (fenv_t, 32);
SIZE (femode_t, 8);
SIZE (struct sgrp, 32);
SIZE (fexcept_t, 2);
SIZE (jmp_buf, 200);
SIZE (sigjmp_buf, 200);
SIZE (struct mq_attr, 64);
SIZE (struct sigevent, 64);
SIZE (struct ifaddrs, 56);
SIZE (struct mntent, 40);
SIZE (struct spwd, 72);
SIZE (struct utmp, 384);
SIZE (struct utmpx, 384);
SIZE (struct drand48_data, 24);
SIZE (struct random_data, 48);
SIZE (struct timeb, 16);
SIZE (struct winsize, 8);
SIZE (struct option, 32);
SIZE (struct ether_addr, 6);
SIZE (struct netent, 24);
SIZE (struct rpcent, 24);
SIZE (ENTRY, 16);
SIZE (struct hsearch_data, 16);
SIZE (struct re_registers, 24);
SIZE (struct obstack, 88);
SIZE (mtx_t, 40);
SIZE (cnd_t, 48);
SIZE (tss_t, 4);
SIZE (struct mmsghdr, 64);
SIZE (struct iovec, 16);
SIZE (mbstate_t, 8);
SIZE (struct sockaddr_in, 16);
SIZE (timer_t, 8);
SIZE (clockid_t, 4);
SIZE (int, 4);
SIZE (long double, 16);
_Static_assert (L_tmpnam == 20, "L_tmpnam");
_Static_assert (L_ctermid == 9, "L_ctermid");
_Static_assert (BUFSIZ == 8192, "BUFSIZ");
_Static_assert (IF_NAMESIZE == 16, "IF_NAMESIZE");
