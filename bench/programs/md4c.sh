# MD4C: Markdown to HTML.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=md4c
program_binary=md4c

program_prepare ()
{
  make_markdown 12000 > input
}

program_build ()
{
  "$@" -w -Isrc -DMD_VERSION_MAJOR=0 -DMD_VERSION_MINOR=4 -DMD_VERSION_RELEASE=8 \
    -o md4c src/*.c md2html/*.c
}

program_run ()
{
  for i in 1 2 3; do
    timed ./md4c --github input | cksum
  done
}
