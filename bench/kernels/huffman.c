/* Huffman codes: count, build the tree, encode, decode.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { TEXT = 8000000 / KERNEL_SHARE, SYMBOLS = 256 };

struct node
{
  struct node *child[2];
  uint32_t weight;
  int symbol;
};

struct code
{
  uint64_t bits;
  int length;
};

static struct node *
new_node (struct node *a, struct node *b, uint32_t weight, int symbol)
{
  struct node *n = kernel_allocate (sizeof *n);

  n->child[0] = a;
  n->child[1] = b;
  n->weight = weight;
  n->symbol = symbol;
  return n;
}

/* Take the lightest of the COUNT nodes from NODES.  */
static struct node *
take_lightest (struct node **nodes, int count)
{
  int lightest = 0;
  struct node *n;

  for (int i = 1; i < count; i++)
    if (nodes[i]->weight < nodes[lightest]->weight)
      lightest = i;
  n = nodes[lightest];
  nodes[lightest] = nodes[count - 1];
  return n;
}

static void
make_codes (const struct node *n, struct code *codes, uint64_t bits,
	    int length)
{
  if (!n->child[0])
    {
      codes[n->symbol].bits = bits;
      codes[n->symbol].length = length;
      return;
    }
  make_codes (n->child[0], codes, bits, length + 1);
  make_codes (n->child[1], codes, bits | (uint64_t) 1 << length, length + 1);
}

static size_t
encode (const unsigned char *text, const struct code *codes,
	unsigned char *packed)
{
  size_t n = 0;

  for (int i = 0; i < TEXT; i++)
    {
      const struct code *code = &codes[text[i]];
      for (int j = 0; j < code->length; j++, n++)
	packed[n / 8] |= (unsigned char) ((code->bits >> j & 1) << n % 8);
    }
  return n;
}

static uint64_t
decode (const struct node *tree, const unsigned char *packed, size_t bits)
{
  const struct node *n = tree;
  uint64_t hash = 0;

  for (size_t i = 0; i < bits; i++)
    {
      n = n->child[packed[i / 8] >> i % 8 & 1];
      if (!n->child[0])
	{
	  hash = hash * 31 + (uint64_t) n->symbol;
	  n = tree;
	}
    }
  return hash;
}

int
main (void)
{
  unsigned char *text = kernel_allocate (TEXT);
  unsigned char *packed = kernel_allocate (4 * TEXT);
  struct node *nodes[SYMBOLS];
  struct code codes[SYMBOLS];
  uint32_t weight[SYMBOLS] = { 0 };
  int count = 0;
  size_t bits;

  for (int i = 0; i < TEXT; i++)
    {
      uint64_t r = kernel_random ();
      text[i] = (unsigned char) ((r & 63) * (r >> 8 & 63) / 16);
      weight[text[i]]++;
    }
  for (int i = 0; i < SYMBOLS; i++)
    if (weight[i])
      nodes[count++] = new_node (NULL, NULL, weight[i], i);
  while (count > 1)
    {
      struct node *a = take_lightest (nodes, count--);
      struct node *b = take_lightest (nodes, count--);
      nodes[count++] = new_node (a, b, a->weight + b->weight, -1);
    }
  make_codes (nodes[0], codes, 0, 0);
  bits = encode (text, codes, packed);
  printf ("%zu %llu\n", bits,
	  (unsigned long long) decode (nodes[0], packed, bits));
  return 0;
}
