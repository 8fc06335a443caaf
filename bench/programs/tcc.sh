# TinyCC: compile itself, again and again.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=tcc
program_binary=tcc-bench

program_prepare ()
{
  cat > config.h <<END
#define TCC_VERSION "bench"
#define CONFIG_TCCDIR "."
#define CONFIG_TCC_SYSINCLUDEPATHS "include:/usr/include/x86_64-linux-gnu:/usr/include"
END
  # What is compiled has the system's headers in it already.
  $MPXGUARD_PLAIN_CC -E -P -I. -DTCC_TARGET_X86_64 -DONE_SOURCE=1 -D__TINYC__ \
    -U__GNUC__ -D_Float128=double -D__extension__= tcc.c > input.c
}

program_build ()
{
  "$@" -w -I. -DTCC_TARGET_X86_64 -DONE_SOURCE=1 -o tcc-bench tcc.c -ldl -lm \
    -lpthread
}

program_run ()
{
  for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
    timed ./tcc-bench -nostdinc -c -o output.o input.c
  done
  cksum < output.o
}
