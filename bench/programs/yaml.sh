# libyaml: scan and parse.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=libyaml
program_binary=yaml

program_prepare ()
{
  make_yaml 8000 > input
}

program_build ()
{
  "$@" -w -Iinclude -DYAML_VERSION_MAJOR=0 -DYAML_VERSION_MINOR=2 \
    -DYAML_VERSION_PATCH=5 -DYAML_VERSION_STRING='"0.2.5"' -o yaml \
    "$top/bench/drivers/yaml.c" src/*.c
}

program_run ()
{
  timed ./yaml input
}
