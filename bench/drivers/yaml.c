/* Let libyaml parse the file argv[1] to events, and load it as a document.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "input.h"
#include "yaml.h"

/* Return SUM with the events of TEXT added.  */
static unsigned long
add_events (unsigned long sum, const char *text, size_t size)
{
  yaml_parser_t parser;
  yaml_event_t event;
  int done = 0;

  yaml_parser_initialize (&parser);
  yaml_parser_set_input_string (&parser, (const unsigned char *) text, size);
  while (!done)
    {
      if (!yaml_parser_parse (&parser, &event))
	exit (1);
      if (event.type == YAML_SCALAR_EVENT)
	sum = add_string (sum, (const char *) event.data.scalar.value);
      else
	sum = sum * 31 + (unsigned long) event.type;
      done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete (&event);
    }
  yaml_parser_delete (&parser);
  return sum;
}

/* Return SUM with the scalars of the document in TEXT added.  */
static unsigned long
add_document (unsigned long sum, const char *text, size_t size)
{
  yaml_parser_t parser;
  yaml_document_t document;
  yaml_node_t *node;

  yaml_parser_initialize (&parser);
  yaml_parser_set_input_string (&parser, (const unsigned char *) text, size);
  if (!yaml_parser_load (&parser, &document))
    exit (1);
  for (int i = 1; (node = yaml_document_get_node (&document, i)); i++)
    if (node->type == YAML_SCALAR_NODE)
      sum = add_string (sum, (const char *) node->data.scalar.value);
  yaml_document_delete (&document);
  yaml_parser_delete (&parser);
  return sum;
}

int
main (int argc, char **argv)
{
  size_t size;
  char *text = read_input (argv[argc - 1], &size);
  unsigned long sum = 0;

  for (int i = 0; i < 4; i++)
    sum = add_document (add_events (sum, text, size), text, size);
  printf ("%lu\n", sum);
  free (text);
  return 0;
}
