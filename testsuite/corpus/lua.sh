# The Lua interpreter: the scripts of tools/real/lua.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=lua5.4

program_build ()
{
  make -C "$1/src" -j"$jobs" CC="$2 -std=gnu99" MYCFLAGS="$3 -g" linux
}

program_test ()
{
  cd "$1"
  for script in "$top"/tools/real/lua/*.lua; do
    echo "${script##*/}: $(src/lua "$script" 2>&1 | cksum)"
  done
  cp "$top/tools/real/lua/json.lua" .
  src/luac -l -o /dev/null json.lua | sed 's/0x[0-9a-f]*//g' | cksum
}
