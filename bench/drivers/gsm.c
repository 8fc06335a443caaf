/* Let libgsm encode and decode a signal.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdio.h>
#include "gsm.h"

enum { FRAME = 160, FRAMES = 18000 };

int
main (void)
{
  gsm encoder = gsm_create ();
  gsm decoder = gsm_create ();
  unsigned int seed = 1;
  unsigned long sum = 0;

  for (int i = 0; i < FRAMES; i++)
    {
      gsm_signal in[FRAME];
      gsm_signal out[FRAME];
      gsm_frame frame;
      for (int j = 0; j < FRAME; j++)
	{
	  int n = (i * FRAME + j) % (60 + i % 40);
	  seed = seed * 1103515245 + 12345;
	  in[j] = (gsm_signal) (n * n * 3 - 4000 + (int) (seed >> 16) % 500);
	}
      gsm_encode (encoder, in, frame);
      gsm_decode (decoder, frame, out);
      for (int j = 0; j < FRAME; j++)
	sum = sum * 31 + (unsigned short) out[j];
    }
  gsm_destroy (encoder);
  gsm_destroy (decoder);
  printf ("%lu\n", sum);
  return 0;
}
