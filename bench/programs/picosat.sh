# PicoSAT: satisfy a random formula.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=picosat
program_binary=picosat-bench

program_prepare ()
{
  printf '#define PICOSAT_%s "bench"\n' CC CFLAGS VERSION > config.h
  make_clauses 250 1065 > input
}

program_build ()
{
  "$@" -w -DNDEBUG -DNGETRUSAGE -o picosat-bench picosat.c app.c main.c version.c
}

program_run ()
{
  # It exits with 10 or 20: satisfied or not.
  timed ./picosat-bench input
  case $? in
    10 | 20) ;;
    *) return 1 ;;
  esac
}
