/* A union that is the last argument of semctl: its first member is shorter than
   the pointer that is passed.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>

union argument
{
  int value;
  struct semid_ds *buffer;
  unsigned short *array;
};

__attribute__ ((noipa)) static unsigned long
count (int id)
{
  struct semid_ds status;
  union argument argument;

  argument.buffer = &status;
  if (semctl (id, 0, IPC_STAT, argument) < 0)
    return 0;
  return status.sem_nsems;
}

__attribute__ ((noipa)) static int
all (int id, int command, unsigned short *values)
{
  union argument argument;

  argument.array = values;
  return semctl (id, 0, command, argument);
}

int
main (void)
{
  unsigned short values[3] = { 5, 6, 7 }, read[3] = { 0, 0, 0 };
  union argument one = { 9 };
  int id = semget (IPC_PRIVATE, 3, 0600 | IPC_CREAT), good;

  if (id < 0)
    /* A kernel or a sandbox without semaphores.  */
    return 0;
  good = count (id) == 3 && all (id, SETALL, values) == 0
	 && semctl (id, 1, SETVAL, one) == 0 && all (id, GETALL, read) == 0
	 && read[0] == 5 && read[1] == 9 && read[2] == 7;
  semctl (id, 0, IPC_RMID, one);
  return !good;
}
