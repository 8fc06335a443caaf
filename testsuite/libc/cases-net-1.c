/* Functions for headers of IPv6 and names of the domain name system, for
   arguments of a command, and sets of processors.

   SPDX-License-Identifier: GPL-3.0-or-later  */

/* { dg-do run } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "cases.h"
#include <argp.h>
#include <arpa/nameser.h>
#include <gshadow.h>
#include <netinet/in.h>
#include <sched.h>

#define HEAP(P, N) char *P = hide (malloc (N))

/* Make the options header of SIZE bytes at HEADER with one option of 4 bytes.  */
static void
make_header (void *header, socklen_t size)
{
  uint32_t value = 0x01020304;
  void *data = NULL;
  int offset = inet6_opt_init (header, size);

  offset = inet6_opt_append (header, size, offset, 5, 4, 4, &data);
  inet6_opt_set_val (data, 0, &value, sizeof value);
  inet6_opt_finish (header, size, offset);
}

CASE (option_good)
{
  HEAP (header, 16);
  uint8_t type;
  socklen_t length;
  void *data;
  uint32_t value;

  make_header (header, 16);
  if (inet6_opt_next (header, 16, 0, &type, &length, &data) < 0 || type != 5)
    abort ();
  inet6_opt_get_val (data, 0, &value, sizeof value);
  if (value != 0x01020304)
    abort ();
}
CASE (option_data)
{
  static char header[16];
  char *p = hide (header);
  uint8_t type;
  socklen_t length;
  void *data;

  make_header (p, 16);
  inet6_opt_next (p, 16, 0, &type, &length, &data);
  ((char *) hide (data))[number (16)] = 1;
}
CASE (option_length) { HEAP (p, 3); uint8_t t; void *d; HEAP (h, 16); make_header (h, 16); inet6_opt_next (h, 16, 0, &t, (socklen_t *) p, &d); }
CASE (option_value) { HEAP (p, 3); HEAP (h, 16); uint8_t t; socklen_t l; void *d; make_header (h, 16); inet6_opt_next (h, 16, 0, &t, &l, &d); inet6_opt_get_val (d, 0, p, 4); }
CASE (option_header) { HEAP (h, 8); uint8_t t; socklen_t l; void *d; memset (h, 0, 8); number (inet6_opt_next (h, 16, 0, &t, &l, &d)); }
CASE (routing_good) { HEAP (p, 24); struct in6_addr a = IN6ADDR_LOOPBACK_INIT; inet6_rth_init (p, 24, 0, 1); inet6_rth_add (p, &a); if (inet6_rth_segments (p) != 1 || memcmp (inet6_rth_getaddr (p, 0), &a, 16)) abort (); }
CASE (routing_bad) { HEAP (p, 15); HEAP (h, 24); memset (p, 0, 15); inet6_rth_init (h, 24, 0, 1); inet6_rth_add (h, (struct in6_addr *) p); }

CASE (name_good) { unsigned char wire[20]; char text[20]; if (ns_name_pton ("a.example", wire, sizeof wire) < 0 || ns_name_ntop (wire, text, sizeof text) < 0 || strcmp (text, "a.example")) abort (); }
CASE (name_bad) { unsigned char wire[20]; HEAP (p, 9); ns_name_pton ("a.example", wire, sizeof wire); ns_name_ntop (wire, p, 20); }
CASE (name_compress_bad) { HEAP (p, 5); number (ns_name_compress ("a.example", (unsigned char *) p, 20, NULL, NULL)); }
CASE (group_bad) { struct sgrp g, *r; HEAP (p, 20); number (getsgnam_r ("root", &g, p, 2000, &r)); }

static error_t
parse (int key, char *argument, struct argp_state *state)
{
  (void) argument;
  (void) state;
  return key == 'x' ? 0 : ARGP_ERR_UNKNOWN;
}
static const struct argp_option known[] = { { "extra", 'x', "WORD", 0, "", 0 },
					    { NULL, 0, NULL, 0, NULL, 0 } };
static const struct argp argp = { known, parse, NULL, NULL, NULL, NULL, NULL };
CASE (argp_good) { char *words[] = { "name", "-x", "word", "file", NULL }; int index; if (argp_parse (hide ((void *) &argp), 4, hide (words), ARGP_NO_ARGS, &index, NULL) || index != 3) abort (); }
CASE (argp_bad) { char *words[] = { "name", "-x", "word" }; argp_parse (hide ((void *) &argp), number (4), hide (words), ARGP_NO_ARGS, NULL, NULL); }
CASE (argp_index) { char *words[] = { "name", NULL }; HEAP (p, 3); argp_parse (hide ((void *) &argp), 1, words, 0, (int *) p, NULL); }

CASE (processors_good) { cpu_set_t set; CPU_ZERO (&set); CPU_SET (3, &set); if (CPU_COUNT ((cpu_set_t *) hide (&set)) != 1) abort (); }
CASE (processors_bad) { HEAP (p, 100); memset (p, 0, 100); number (CPU_COUNT ((cpu_set_t *) p)); }

CASES = {
  GOOD (option_good), BAD (option_data, "write", 1, ""),
  BAD (option_length, "write", 4, "inet6_opt_next"),
  BAD (option_value, "write", 4, "inet6_opt_get_val"),
  BAD (option_header, "read", 16, "inet6_opt_next"), GOOD (routing_good),
  BAD (routing_bad, "read", 16, "inet6_rth_add"), GOOD (name_good),
  BAD (name_bad, "write", 20, "ns_name_ntop"),
  BAD (name_compress_bad, "write", 20, "ns_name_compress"),
  BAD (group_bad, "write", 2000, "getsgnam_r"), GOOD (argp_good),
  BAD (argp_bad, "read", 32, "argp_parse"),
  BAD (argp_index, "write", 4, "argp_parse"), GOOD (processors_good),
  BAD (processors_bad, "read", 128, "__sched_cpucount"), END
};
