# Duktape, an interpreter of JavaScript.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=duktape
program_binary=duk

program_build ()
{
  "$@" -w -Isrc -Iextras/print-alert -DDUK_CMDLINE_PRINTALERT_SUPPORT -o duk \
    src/duktape.c examples/cmdline/duk_cmdline.c \
    extras/print-alert/duk_print_alert.c -lm
}

program_run ()
{
  timed ./duk "$top/bench/data/work.js"
}
