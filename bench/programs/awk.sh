# The one true awk: fields, associative arrays, regular expressions.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=original-awk
program_binary=awk-bench

program_prepare ()
{
  need_command bison bison
  install_missing
  bison -d -b awkgram awkgram.y && $MPXGUARD_PLAIN_CC -w -o maketab maketab.c \
    && ./maketab awkgram.tab.h > proctab.c || return
  make_text 12000 > input
}

program_build ()
{
  "$@" -w -o awk-bench awkgram.tab.c b.c main.c parse.c proctab.c tran.c lib.c \
    run.c lex.c -lm
}

program_run ()
{
  timed ./awk-bench -f "$top/bench/data/work.awk" input input input input
}
