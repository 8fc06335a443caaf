# nauty's geng: the connected graphs of ten vertices and at most 17 edges.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=nauty
program_binary=geng-bench

program_prepare ()
{
  autoreconf -fi > /dev/null 2>&1
  CC=$MPXGUARD_PLAIN_CC ./configure && make nauty.h naututil.h gtools.h
}

program_build ()
{
  "$@" -w -DMAXN=WORDSIZE -DWORDSIZE=32 -o geng-bench geng.c gtools.c nauty.c \
    nautil.c naugraph.c schreier.c naurng.c
}

program_run ()
{
  timed ./geng-bench -c -q 10 0:17 | cksum
}
