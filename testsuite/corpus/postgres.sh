# PostgreSQL: its regression tests, with a server of its own.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=postgresql-15

program_build ()
{
  need_command bison bison
  need_command flex flex
  install_missing
  cd "$1" && ./configure CC="$2" CFLAGS="$3 -g" --without-readline \
    --without-icu --without-zlib && make -j"$jobs"
}

# The server refuses to run as root.
program_test ()
{
  cd "$1" && chmod -R a+rwX . && chmod a+rwx "$1.reports" \
    && setpriv --reuid=65534 --regid=65534 --clear-groups \
      env HOME="$1" make -C src/test/regress check MAX_CONNECTIONS=1 2>&1 \
    | grep -E '^(test | *[a-z_0-9]+ +\.\.\. )' | sed 's/ *[0-9]* ms$//'
}
