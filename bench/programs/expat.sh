# Expat: parse, with handlers that count.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=expat
program_binary=expat-bench

program_prepare ()
{
  make_xml 30000 > input
}

program_build ()
{
  "$@" -w -Iexpat/lib -DXML_DEV_URANDOM -DXML_NS -DXML_DTD -DXML_CONTEXT_BYTES=1024 \
    -DBYTEORDER=1234 -DHAVE_MEMMOVE -o expat-bench "$top/bench/drivers/expat.c" \
    expat/lib/xmlparse.c expat/lib/xmlrole.c expat/lib/xmltok.c
}

program_run ()
{
  timed ./expat-bench input
}
