# expat: its runtests, and xmlwf.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=expat

# The archive is that of the repository.
program_prepare ()
{
  cd "$1/expat" && ./buildconf.sh
}

program_build ()
{
  cd "$1/expat" && ./configure CC="$2" CFLAGS="$3 -g" --disable-shared \
    --without-docbook && make -j"$jobs" -C lib && make -j"$jobs" -C xmlwf \
    && make -j"$jobs" -C tests runtests
}

program_test ()
{
  cd "$1/expat" && tests/runtests -v 2>&1 | sort
  echo '<a><b c="d">&lt;</b></a>' > good.xml
  echo '<a><b></a>' > bad.xml
  xmlwf/xmlwf good.xml bad.xml
  { echo '<!DOCTYPE a [<!ENTITY x "yyyy">]><a>'
    seq 1 50000 | sed 's/.*/<b n="&">\&x;<\/b>/'; echo '</a>'; } > large.xml
  xmlwf/xmlwf -d . -m large.xml 2>&1 | cksum
}
