# cmark: Markdown to HTML.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=cmark
program_binary=cmark-bench

program_prepare ()
{
  sed -e 's/#cmakedefine \(.*\)/#define \1 1/' src/config.h.in > src/config.h
  sed -e 's/@PROJECT_VERSION_[A-Z]*@/30/g' src/cmark_version.h.in \
    > src/cmark_version.h
  echo '#define CMARK_EXPORT' > src/cmark_export.h
  make_markdown 6000 > input
}

program_build ()
{
  "$@" -w -Isrc -o cmark-bench src/*.c
}

program_run ()
{
  timed ./cmark-bench input input | cksum
  timed ./cmark-bench -t commonmark input | cksum
}
