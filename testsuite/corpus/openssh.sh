# OpenSSH: its tests of units and of files, keys and agents.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=openssh

program_build ()
{
  need_command autoreconf autoconf
  need_file /usr/include/openssl/ssl.h libssl-dev
  install_missing
  cd "$1" && autoreconf && ./configure CC="$2" CFLAGS="$3 -g" --without-pie \
    --without-hardening --with-privsep-path="$1/empty" \
    --with-privsep-user=nobody && mkdir -p "$1/empty" \
    && make -j"$jobs" && make -j"$jobs" regress-binaries regress-unit-binaries
}

# The tests of utf8 want a locale that is seldom there; those of sshkey and kex
# make keys for minutes.
program_test ()
{
  cd "$1" && TEST_SSH_UNSAFE_PERMISSIONS=1 && export TEST_SSH_UNSAFE_PERMISSIONS
  for unit in sshbuf bitmap conversion hostkeys match misc authopt sshsig; do
    directory=$1/regress/unittests/$unit
    data=
    [ ! -d "$directory/testdata" ] || data="-d $directory/testdata"
    "$directory/test_$unit" -f $data 2>&1 | grep -oE '[0-9]+ tests ok' \
      | sed "s/^/$unit: /"
  done
  make file-tests 2>&1 | grep -E '^(run|ok|failed|FAIL)'
  make t-exec LTESTS="keygen-change keygen-comment keygen-convert \
    keygen-knownhosts krl sshsig cfgparse cfginclude servcfginclude \
    sshcfgparse percent addrmatch agent sftp sftp-cmds sftp-batch \
    sftp-glob banner envpass exit-status stderr-data cert-hostkey" 2>&1 \
    | grep -E '^(ok|failed|FAIL|SKIPPED)'
}
