# Lua's interpreter: objects, closures, strings, tables.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=lua5.4
program_binary=lua

program_build ()
{
  "$@" -w -std=gnu99 -DLUA_USE_LINUX -DLUA_COMPAT_5_3 -o lua \
    $(ls src/*.c | grep -v luac.c) -lm -ldl
}

program_run ()
{
  timed ./lua "$top/bench/data/work.lua"
}
