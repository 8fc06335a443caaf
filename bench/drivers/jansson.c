/* Let Jansson parse the file argv[1], walk through it and print it.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "input.h"
#include "jansson.h"

static unsigned long
walk (json_t *value, unsigned long sum)
{
  const char *key;
  json_t *part;
  size_t i;

  switch (json_typeof (value))
    {
    case JSON_OBJECT:
      json_object_foreach (value, key, part)
	sum = walk (part, add_string (sum, key));
      break;
    case JSON_ARRAY:
      json_array_foreach (value, i, part)
	sum = walk (part, sum);
      break;
    case JSON_STRING:
      sum = add_string (sum, json_string_value (value));
      break;
    case JSON_INTEGER:
      sum = sum * 31 + (unsigned long) json_integer_value (value);
      break;
    default:
      sum++;
    }
  return sum;
}

int
main (int argc, char **argv)
{
  size_t size;
  char *text = read_input (argv[argc - 1], &size);
  unsigned long sum = 0;

  for (int i = 0; i < 8; i++)
    {
      json_t *value = json_loads (text, 0, NULL);
      char *printed;
      if (!value)
	return 1;
      sum = walk (value, sum);
      printed = json_dumps (value, JSON_SORT_KEYS);
      sum = add_string (sum, printed);
      free (printed);
      json_decref (value);
    }
  printf ("%lu\n", sum);
  free (text);
  return 0;
}
