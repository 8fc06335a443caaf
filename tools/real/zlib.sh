# zlib for tools/real-programs: its own make test, and minigzip on 50 MB.
#
# In and out: see tools/real-programs.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=zlib

# Make the data to compress, half text and half noise, once.
program_prepare ()
{
  data=$work/zlib-data
  [ -f "$data" ] && return
  { seq 1 4000000; seq 1 20000000 | gzip -1; } | head -c 50000000 > "$data.new"
  [ "$(wc -c < "$data.new")" = 50000000 ] && mv "$data.new" "$data"
}

program_build ()
{
  cd "$1" && CC=$2 CFLAGS="$3 -g -w" ./configure && make
}

program_work ()
{
  cd "$1" && make -s test || return
  ./minigzip < "$data" > packed && cksum < packed \
    && ./minigzip -d < packed > unpacked && cmp unpacked "$data" \
    && cksum < unpacked
  result=$?
  rm -f packed unpacked
  return $result
}

# slide_hash walks down from the end of a table: let it start one too far up.
program_plant ()
{
  plant "$1" deflate.c 's/p = &s->head\[n\];/p = \&s->head[n + 1];/' \
    'm = \*--p;'
}

program_fail ()
{
  cd "$1" && ./minigzip < "$data" > /dev/null
}
