# libgsm: encode and decode speech.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=libgsm
program_binary=gsm

program_build ()
{
  "$@" -w -Iinc -DSASR -DNeedFunctionPrototypes=1 -DWAV49 -o gsm \
    "$top/bench/drivers/gsm.c" $(ls src/*.c | grep -v toast) -lm
}

program_run ()
{
  timed ./gsm
}
