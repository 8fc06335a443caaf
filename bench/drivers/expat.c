/* Let Expat parse the file argv[1]; count what its handlers are told.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "expat.h"
#include "input.h"

struct counts
{
  unsigned long sum;
  unsigned long elements;
  unsigned long characters;
};

static void
start (void *data, const char *name, const char **attributes)
{
  struct counts *counts = data;

  counts->elements++;
  counts->sum = add_string (counts->sum, name);
  for (; *attributes; attributes += 2)
    counts->sum = add_string (add_string (counts->sum, attributes[0]),
			      attributes[1]);
}

static void
end (void *data, const char *name)
{
  struct counts *counts = data;

  counts->sum = add_string (counts->sum, name);
}

static void
characters (void *data, const char *text, int length)
{
  struct counts *counts = data;

  counts->characters += (unsigned long) length;
  for (int i = 0; i < length; i++)
    counts->sum = counts->sum * 31 + (unsigned char) text[i];
}

int
main (int argc, char **argv)
{
  size_t size;
  char *text = read_input (argv[argc - 1], &size);
  struct counts counts = { 0, 0, 0 };

  for (int i = 0; i < 8; i++)
    {
      XML_Parser parser = i % 2 ? XML_ParserCreateNS (NULL, '|')
				: XML_ParserCreate (NULL);
      size_t piece = i < 4 ? 4096 : size;
      XML_SetHashSalt (parser, 1);
      XML_SetUserData (parser, &counts);
      XML_SetElementHandler (parser, start, end);
      XML_SetCharacterDataHandler (parser, characters);
      for (size_t at = 0; at < size; at += piece)
	{
	  size_t n = size - at < piece ? size - at : piece;
	  if (XML_Parse (parser, text + at, (int) n, at + n == size)
	      != XML_STATUS_OK)
	    return 1;
	}
      XML_ParserFree (parser);
    }
  printf ("%lu %lu %lu\n", counts.sum, counts.elements, counts.characters);
  free (text);
  return 0;
}
