# Redis with libc's malloc: some units of its own tests, by the server and a
# client in Tcl.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=redis

program_build ()
{
  need_command tclsh tcl
  install_missing
  make -C "$1" -j"$jobs" MALLOC=libc CC="$2" OPTIMIZATION="$3" REDIS_LDFLAGS=
}

program_test ()
{
  cd "$1"
  for unit in type/string type/hash type/list type/zset sort scan bitops \
    scripting dump protocol; do
    ./runtest --single "unit/$unit" --clients 1 2>&1 \
      | sed 's/\x1b\[[0-9;]*m//g; s/ ([0-9]* ms)$//' \
      | grep -oE '^\[(ok|err)\]: .*'
  done
}
