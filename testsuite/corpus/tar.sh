# GNU tar: its own tests.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=tar

program_build ()
{
  cd "$1" && FORCE_UNSAFE_CONFIGURE=1 ./configure CC="$2" CFLAGS="$3 -g" \
    --disable-nls --without-posix-acls --without-selinux \
    && for directory in gnu lib rmt src tests; do
      make -C $directory -j"$jobs" || exit
    done
}

program_test ()
{
  make -C "$1/tests" check 2>&1 | grep -E '^ *[0-9]+: '
}
