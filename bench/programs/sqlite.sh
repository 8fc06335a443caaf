# SQLite's shell: tables, indices, joins, in memory.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=sqlite3
program_binary=sqlite3

program_prepare ()
{
  ./configure --disable-tcl && make sqlite3.c shell.c
}

program_build ()
{
  "$@" -w -DSQLITE_THREADSAFE=0 -DSQLITE_OMIT_LOAD_EXTENSION -o sqlite3 shell.c \
    sqlite3.c -lm
}

program_run ()
{
  timed ./sqlite3 -bail :memory: ".read $top/bench/data/work.sql"
}
