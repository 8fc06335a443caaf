/* Ask a server for a file over many connections at once.

   In: the server's socket in the file system, the path, how many connections
   and how many requests on each; "gzip" to accept that.  Out: one line that
   says how many answers came, of which status, and their bytes together.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static struct sockaddr_un address = { .sun_family = AF_UNIX };
static char request[1000];
static int requests;

/* What one connection got.  */
struct got
{
  long answers;
  long bytes;
  int status;
};

/* Make one request on a new connection; the answer ends with the
   connection.  */
static void
ask (struct got *got)
{
  static __thread char buffer[1 << 16];
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);
  ssize_t count;
  int first = 1;

  if (fd < 0 || connect (fd, (struct sockaddr *) &address, sizeof address)
      || write (fd, request, strlen (request)) < 0)
    {
      close (fd);
      return;
    }
  while ((count = read (fd, buffer, sizeof buffer - 1)) > 0)
    {
      buffer[count] = 0;
      if (first)
	{
	  char *body = strstr (buffer, "\r\n\r\n");

	  sscanf (buffer, "HTTP/1.%*d %d", &got->status);
	  got->answers++;
	  if (body)
	    count -= body + 4 - buffer;
	  first = 0;
	}
      got->bytes += count;
    }
  close (fd);
}

static void *
connection (void *data)
{
  for (int i = 0; i < requests; i++)
    ask (data);
  return NULL;
}

int
main (int argc, char **argv)
{
  struct got got[256] = { { 0 } };
  struct got sum = { 0 };
  pthread_t threads[256];
  int count = argc > 4 ? atoi (argv[3]) : 0;

  if (count < 1 || count > 256)
    return 2;
  requests = atoi (argv[4]);
  strncpy (address.sun_path, argv[1], sizeof address.sun_path - 1);
  snprintf (request, sizeof request,
	    "GET %s HTTP/1.1\r\nHost: corpus\r\nConnection: close\r\n%s\r\n",
	    argv[2], argc > 5 ? "Accept-Encoding: gzip\r\n" : "");
  for (int i = 0; i < count; i++)
    pthread_create (&threads[i], NULL, connection, &got[i]);
  for (int i = 0; i < count; i++)
    {
      pthread_join (threads[i], NULL);
      sum.answers += got[i].answers;
      sum.bytes += got[i].bytes;
      sum.status = got[i].status;
    }
  printf ("%s: %ld answers, status %d, %ld bytes\n", argv[2], sum.answers,
	  sum.status, sum.bytes);
  return 0;
}
