# SQLite's shell for tools/real-programs: half a million rows, by sqlite.sql.
#
# In and out: see tools/real-programs.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=sqlite3

# Make the amalgamation, one file of C, in the source directory $1.
program_prepare ()
{
  [ -f "$1/sqlite3.c" ] && [ -f "$1/shell.c" ] && return
  (cd "$1" && ./configure --disable-tcl && make sqlite3.c shell.c)
}

program_build ()
{
  cd "$1" && $2 $3 -g -w -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_RTREE \
    -DSQLITE_ENABLE_DBSTAT_VTAB -o sqlite3 shell.c sqlite3.c -lpthread -ldl -lm
}

program_work ()
{
  (
    cd "$1" && rm -f test.db \
      && ./sqlite3 -bail test.db < "$top/tools/real/sqlite.sql" \
      && ./sqlite3 -bail test.db .dump | cksum
  )
  result=$?
  rm -f "$1/test.db"
  return $result
}

# sqlite3InsertBuiltinFuncs goes through a static array: let it go one too far.
program_plant ()
{
  plant "$1" sqlite3.c \
    '/^SQLITE_PRIVATE void sqlite3InsertBuiltinFuncs/,/^}/s/i<nDef/i<=nDef/' \
    'const char \*zName = aDef\[i\]\.zName;'
}

program_fail ()
{
  cd "$1" && ./sqlite3 :memory: 'select 1'
}
