# The Lua interpreter for tools/real-programs and tools/demo: the scripts in
# tools/real/lua.
#
# In and out: see tools/real-programs.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=lua5.4

program_prepare ()
{
  :
}

program_build ()
{
  make -C "$1/src" CC="$2 -std=gnu99" MYCFLAGS="$3 -g -w" linux
}

program_work ()
{
  for script in "$top"/tools/real/lua/*.lua; do
    echo "${script##*/}:"
    (cd "$1" && src/lua "$script") || return
  done
  (cd "$1" && src/luac -l -o /dev/null "$top/tools/real/lua/json.lua") \
    | sed 's/0x[0-9a-f]*//g'
}

# luaD_reallocstack clears the new part of a stack that has grown: let it clear
# one slot too many.
program_plant ()
{
  plant "$1" src/ldo.c \
    's/for (; i < newsize + EXTRA_STACK; i++)/for (; i <= newsize + EXTRA_STACK; i++)/' \
    'setnilvalue(s2v(newstack + i)); /\* erase'
}

program_fail ()
{
  cd "$1" && src/lua "$top/tools/real/lua/recursion.lua"
}
