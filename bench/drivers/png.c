/* Let libpng write a picture to memory, with every filter, and read it back.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "png.h"

enum { WIDTH = 600, HEIGHT = 400 };

struct file
{
  unsigned char *bytes;
  size_t size;
  size_t place;
};

static void
write_bytes (png_structp png, png_bytep bytes, size_t size)
{
  struct file *file = png_get_io_ptr (png);

  file->bytes = realloc (file->bytes, file->size + size);
  memcpy (file->bytes + file->size, bytes, size);
  file->size += size;
}

static void
flush (png_structp png)
{
  (void) png;
}

static void
read_bytes (png_structp png, png_bytep bytes, size_t size)
{
  struct file *file = png_get_io_ptr (png);

  if (size > file->size - file->place)
    png_error (png, "the end of the file");
  memcpy (bytes, file->bytes + file->place, size);
  file->place += size;
}

static void
write_picture (struct file *file, png_bytepp rows)
{
  png_structp png
    = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);

  png_set_write_fn (png, file, write_bytes, flush);
  png_set_IHDR (png, info, WIDTH, HEIGHT, 8, PNG_COLOR_TYPE_RGB,
		PNG_INTERLACE_ADAM7, PNG_COMPRESSION_TYPE_DEFAULT,
		PNG_FILTER_TYPE_DEFAULT);
  png_set_filter (png, 0, PNG_ALL_FILTERS);
  png_set_compression_level (png, 4);
  png_write_info (png, info);
  png_write_image (png, rows);
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
}

static unsigned long
read_picture (struct file *file)
{
  png_structp png
    = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  unsigned long sum = 0;
  png_bytepp rows;
  size_t size;

  file->place = 0;
  png_set_read_fn (png, file, read_bytes);
  png_read_png (png, info,
		PNG_TRANSFORM_EXPAND | PNG_TRANSFORM_BGR
		| PNG_TRANSFORM_INVERT_MONO, NULL);
  rows = png_get_rows (png, info);
  size = png_get_rowbytes (png, info);
  for (int y = 0; y < HEIGHT; y++)
    for (size_t x = 0; x < size; x++)
      sum = sum * 31 + rows[y][x];
  png_destroy_read_struct (&png, &info, NULL);
  return sum;
}

int
main (void)
{
  png_bytep rows[HEIGHT];
  unsigned long sum = 0;
  unsigned int seed = 1;

  for (int y = 0; y < HEIGHT; y++)
    {
      rows[y] = malloc (3 * WIDTH);
      for (int x = 0; x < 3 * WIDTH; x++)
	{
	  seed = seed * 1103515245 + 12345;
	  rows[y][x] = (unsigned char) (x * y / 500 + (seed >> 16) % 7);
	}
    }
  for (int i = 0; i < 2; i++)
    {
      struct file file = { NULL, 0, 0 };
      write_picture (&file, rows);
      for (int j = 0; j < 8; j++)
	sum += read_picture (&file);
      printf ("%zu %lu\n", file.size, sum);
      free (file.bytes);
    }
  return 0;
}
