/* What reports say of bugs in variables: see bugs.h.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
#include <alloca.h>
#include <pthread.h>
#include "bugs.h"

struct message
{
  int kind;
  char head[6];
  char body[10];
};

static int before[4];
int numbers[12];
static int behind[4];
static volatile int grid[3][4];
static __thread volatile short own[5];
static struct message messages[2];
static const char *const colours[] = { "red", "green", "blue" };

__attribute__ ((noinline)) static int
sum (const int *values, int n)
{
  int result = 0;

  for (int i = 0; i < n; i++)
    result += values[i];
  return result;
}

BUG (global_above)
{
  numbers[12 + zero] = behind[0] + before[0];
}

BUG (global_below)
{
  printf ("%d\n", numbers[zero - 2]);
}

BUG (global_by_pointer)
{
  printf ("%d\n", sum (numbers, 13));
}

BUG (static_in_function)
{
  static volatile char digits[10];

  digits[zero + 10] = '0';
}

BUG (rows_and_columns)
{
  for (int i = 0; i < 4; i++)
    for (int j = 0; j < 3; j++)
      grid[i + zero][j] = 1;
}

BUG (field_overflow)
{
  struct message *m = &messages[zero];

  for (int i = 0; i <= 6; i++)
    m->head[i] = 'x';
}

BUG (array_of_strings)
{
  puts (colours[3 + zero]);
}

BUG (letter_of_literal)
{
  const char *word = zero ? "other" : "green";

  printf ("%c\n", word[6 + zero]);
}

BUG (thread_variable)
{
  own[zero + 5] = 2;
}

BUG (local_above)
{
  int other = 3, table[10];

  memset (table, other, sizeof table);
  table[10 + zero] = other;
  printf ("%d\n", table[zero]);
}

BUG (local_by_pointer)
{
  int other[4] = { zero }, table[10] = { zero };

  printf ("%d\n", sum (table, 11) + sum (other, 4));
}

BUG (local_below)
{
  char line[20] = "";
  int end = (int) strlen (line) + zero;

  line[end - 1] = '\0';
  puts (line);
}

BUG (address_of_scalar)
{
  int one = zero;

  printf ("%d\n", sum (&one, 2));
}

BUG (variable_length)
{
  int n = 5 + zero;
  int table[n];

  for (int i = 0; i <= n; i++)
    table[i] = i;
  printf ("%d\n", table[zero]);
}

BUG (by_alloca)
{
  char *p = alloca (16 + (size_t) zero);

  p[16 + zero] = 1;
  puts (p);
}

BUG (compound_literal)
{
  int *pair = (int[]) { zero, 1 };

  printf ("%d\n", pair[2 + zero]);
}

__attribute__ ((noinline)) static void
by_value (struct message m)
{
  m.body[10 + zero] = 'x';
  puts (m.body);
}

BUG (parameter)
{
  by_value (messages[0]);
}

static void *
work (void *argument)
{
  int *values = argument;

  values[3 + zero] = 1;
  return NULL;
}

BUG (in_thread)
{
  int values[3];
  pthread_t thread;

  pthread_create (&thread, NULL, work, values);
  pthread_join (thread, NULL);
}

static void
handler (int n)
{
  numbers[n + 50] = 1;
}

BUG (in_signal)
{
  signal (SIGUSR1, handler);
  raise (SIGUSR1);
}

static int
compare (const void *a, const void *b)
{
  const int *x = a, *y = b;

  return x[zero + 12] - y[zero];
}

BUG (in_callback)
{
  qsort (numbers, 12, sizeof *numbers, compare);
}

BUGS = {
  { "global_above", global_above, "out-of-bounds write of size 4",
    "starts 0 bytes above", "the global variable 'numbers' of 48 bytes",
    "int numbers[12]", "numbers[12 + zero] =", "global_above", NULL },
  { "global_below", global_below, "out-of-bounds read of size 4",
    "starts 8 bytes below", "the global variable 'numbers' of 48 bytes",
    "int numbers[12]", "numbers[zero - 2]", "global_below", NULL },
  { "global_by_pointer", global_by_pointer, "out-of-bounds read of size 4",
    "starts 0 bytes above", "the global variable 'numbers' of 48 bytes",
    "int numbers[12]", "+= values[i]", "sum", "global_by_pointer" },
  { "static_in_function", static_in_function, "out-of-bounds write of size 1",
    "starts 0 bytes above",
    "the global variable 'digits' of 10 bytes .*, static in function "
    "static_in_function", "digits[10]", "digits[zero + 10] =",
    "static_in_function", NULL },
  { "rows_and_columns", rows_and_columns, "out-of-bounds write of size 4",
    "starts 0 bytes above", "the global variable 'grid' of 48 bytes",
    "grid[3][4]", "grid[i + zero][j] = 1", "rows_and_columns", NULL },
  { "field_overflow", field_overflow, "out-of-bounds write of size 1",
    "starts 0 bytes above", "the global variable 'messages' of 40 bytes",
    "messages[2]", "m->head[i] = 'x'", "field_overflow", NULL },
  { "array_of_strings", array_of_strings, "out-of-bounds read of size 8",
    "starts 0 bytes above", "the global variable 'colours' of 24 bytes",
    "const colours[]", "colours[3 + zero]", "array_of_strings", NULL },
  { "letter_of_literal", letter_of_literal, "out-of-bounds read of size 1",
    "starts 0 bytes above", "the string literal \"green\" of 6 bytes", NULL,
    "word[6 + zero]", "letter_of_literal", NULL },
  { "thread_variable", thread_variable, "out-of-bounds write of size 2",
    "starts 0 bytes above", "the thread-local variable 'own' of 10 bytes",
    "own[5]", "own[zero + 5] =", "thread_variable", NULL },
  { "local_above", local_above, "out-of-bounds write of size 4",
    "starts 0 bytes above",
    "the stack variable 'table' of function local_above, 40 bytes",
    "table[10];", "table[10 + zero] =", "local_above", NULL },
  { "local_by_pointer", local_by_pointer, "out-of-bounds read of size 4",
    "starts 0 bytes above",
    "the stack variable 'table' of function local_by_pointer, 40 bytes",
    "table[10] =", "+= values[i]", "sum", "local_by_pointer" },
  { "local_below", local_below, "out-of-bounds write of size 1",
    "starts 1 byte below",
    "the stack variable 'line' of function local_below, 20 bytes",
    "char line[20]", "line[end - 1] =", "local_below", NULL },
  { "address_of_scalar", address_of_scalar, "out-of-bounds read of size 4",
    "starts 0 bytes above",
    "the stack variable 'one' of function address_of_scalar, 4 bytes",
    "int one", "+= values[i]", "sum", "address_of_scalar" },
  { "variable_length", variable_length, "out-of-bounds write of size 4",
    "starts 0 bytes above",
    "the stack variable 'table' of function variable_length, 20 bytes",
    "int table[n]", "table[i] = i", "variable_length", NULL },
  { "by_alloca", by_alloca, "out-of-bounds write of size 1",
    "starts 0 bytes above",
    "stack memory of function by_alloca, 16 bytes .*, from alloca at", NULL,
    "p[16 + zero] = 1", "by_alloca", NULL },
  { "compound_literal", compound_literal, "out-of-bounds read of size 4",
    "starts 0 bytes above", "an unnamed stack variable of function compound_literal, 8",
    NULL, "pair[2 + zero]", "compound_literal", NULL },
  { "parameter", parameter, "out-of-bounds write of size 1",
    "starts 0 bytes above", "the stack variable 'm' of function by_value, 20 bytes",
    "by_value (struct message m)", "m.body[10 + zero] =", "by_value",
    "parameter" },
  { "in_thread", in_thread, "out-of-bounds write of size 4",
    "starts 0 bytes above",
    "the stack variable 'values' of function in_thread, 12 bytes.*on another "
    "thread's stack",
    "int values[3];", "values[3 + zero] = 1", "work", "" },
  { "in_signal", in_signal, "out-of-bounds write of size 4",
    "bytes above", "the global variable 'numbers' of 48 bytes",
    "int numbers[12]", "numbers[n + 50] =", "handler", NULL },
  { "in_callback", in_callback, "out-of-bounds read of size 4",
    "bytes above", "the global variable 'numbers' of 48 bytes",
    "int numbers[12]", "x[zero + 12]", "compare", NULL },
  END
};
