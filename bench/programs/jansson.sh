# Jansson: parse, walk, print.
#
# Its hash function reads strings by aligned words beyond their end unless it is
# told not to, as its makers do for Valgrind and AddressSanitizer: for all builds
# the same.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=jansson
program_binary=jansson

program_prepare ()
{
  sed -e 's/@json_inline@/inline/' -e 's/@json_[a-z_]*@/1/' \
    src/jansson_config.h.in > src/jansson_config.h
  : > src/jansson_private_config.h
  make_json 8000 > input
}

program_build ()
{
  "$@" -w -Isrc -DHAVE_STDINT_H -DHAVE_UNISTD_H -DHAVE_ATOMIC_BUILTINS=1 \
    -DNO_MASKING_TRICK=1 \
    -o jansson "$top/bench/drivers/jansson.c" src/*.c -lm
}

program_run ()
{
  timed ./jansson input
}
