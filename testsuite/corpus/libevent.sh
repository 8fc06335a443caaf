# libevent: its regression tests of buffers, events, HTTP and RPC over loopback
# sockets, each in a process of its own.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=libevent

# Tests of clocks and time-outs depend on the machine's load.
program_expected='util/monotonic|main/.*(timeout|time)|[0-9]*/[0-9]* TESTS'

program_prepare ()
{
  cd "$1" && ./autogen.sh
}

program_build ()
{
  cd "$1" && ./configure CC="$2" CFLAGS="$3 -g" --disable-shared \
    --disable-openssl --disable-mbedtls && make -j"$jobs"
}

program_test ()
{
  cd "$1" && test/regress util/.. rpc/.. evbuffer/.. bufferevent/.. http/.. 2>&1 \
    | grep -E '(OK|FAILED|SKIPPED)$' | sed 's/^ *//' | sort
}
