# cJSON: parse, change, print.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=cjson
program_binary=cjson

program_prepare ()
{
  make_json 8000 > input
}

program_build ()
{
  "$@" -w -I. -o cjson "$top/bench/drivers/cjson.c" cJSON.c -lm
}

program_run ()
{
  timed ./cjson input
}
