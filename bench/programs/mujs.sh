# MuJS, an interpreter of JavaScript.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=mujs
program_binary=mujs-bench

program_build ()
{
  "$@" -w -I. -o mujs-bench one.c main.c -lm
}

program_run ()
{
  timed ./mujs-bench "$top/bench/data/work.js"
}
