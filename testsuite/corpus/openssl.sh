# OpenSSL: the tests of libcrypto, with its routines in assembler, of libssl and
# of the commands.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=openssl

program_build ()
{
  cd "$1" && ./Configure linux-x86_64 no-shared no-module CC="$2" \
    CFLAGS="$3 -g" && make -j"$jobs"
}

# Programs that fuzz for minutes, and what comes from elsewhere.
program_test ()
{
  cd "$1" && make test HARNESS_JOBS=1 TESTS="-test_fuzz* -test_external*" 2>&1 \
    | grep -E '^([0-9]+-test.* \.\.|Files=)' | sed 's/ \.\.* / /; s/, *[0-9]* wall.*//'
}
