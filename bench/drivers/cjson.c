/* Let cJSON parse the file argv[1], change and print it.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "cJSON.h"
#include "input.h"

int
main (int argc, char **argv)
{
  size_t size;
  char *text = read_input (argv[argc - 1], &size);
  unsigned long sum = 0;

  for (int i = 0; i < 10; i++)
    {
      cJSON *array = cJSON_Parse (text);
      cJSON *item;
      char *printed;
      if (!array)
	return 1;
      cJSON_ArrayForEach (item, array)
	{
	  cJSON *size_item = cJSON_GetObjectItem (item, "size");
	  cJSON_SetNumberValue (cJSON_GetObjectItem (size_item, "x"), i);
	  cJSON_DeleteItemFromObject (item, "tags");
	}
      printed = i % 2 ? cJSON_Print (array) : cJSON_PrintUnformatted (array);
      sum = add_string (sum, printed);
      free (printed);
      cJSON_Delete (array);
    }
  printf ("%lu\n", sum);
  free (text);
  return 0;
}
