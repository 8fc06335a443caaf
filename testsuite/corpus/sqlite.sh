# SQLite: the shell with tools/real/sqlite.sql, and speedtest1.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=sqlite3

# Make the amalgamation, one file of C.
program_prepare ()
{
  cd "$1" && ./configure --disable-tcl && make sqlite3.c shell.c
}

program_build ()
{
  cd "$1" || return
  options="$3 -g -w -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_RTREE
    -DSQLITE_ENABLE_DBSTAT_VTAB -DSQLITE_ENABLE_MATH_FUNCTIONS"
  $2 $options -c sqlite3.c \
    && $2 $options -o sqlite3 shell.c sqlite3.o -lpthread -ldl -lm \
    && $2 $options -I. -o speedtest1 test/speedtest1.c sqlite3.o \
      -lpthread -ldl -lm
}

program_test ()
{
  cd "$1" && rm -f test.db
  ./sqlite3 -bail test.db < "$top/tools/real/sqlite.sql"
  ./sqlite3 -bail test.db .dump | cksum
  for set in main cte rtree orm; do
    ./speedtest1 --memdb --testset $set --size 5 2>&1 \
      | sed 's/\.\.*[ 0-9.]*s$//; s/[0-9.]*s$//'
  done
}
