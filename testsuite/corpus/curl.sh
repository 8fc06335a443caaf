# curl: its unit tests and those with servers for HTTP, FTP, SMTP, POP3, IMAP
# and TFTP on this machine.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=curl

program_build ()
{
  need_file /usr/include/openssl/ssl.h libssl-dev
  install_missing
  cd "$1" && autoreconf -fi && ./configure CC="$2" CFLAGS="$3 -g" --disable-shared \
    --enable-debug --disable-curldebug --with-openssl --disable-manual \
    --without-libpsl --without-brotli --without-zstd --disable-ldap \
    && make -j"$jobs" && make -C tests -j"$jobs"
}

# Servers that a test leaves behind would keep a pipe open.  The runner stops at the
# first test of sftp if it does not know who it is.
program_test ()
{
  USER=${USER:-$(id -un)}
  export USER
  cd "$1/tests" && perl runtests.pl -n -a -am 1 to 350 500 to 546 > run.log 2>&1
  grep -E '^(PASS|FAIL|SKIP|IGNORE)' run.log
}
