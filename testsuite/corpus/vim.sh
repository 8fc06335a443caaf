# Vim: its own tests of editing, patterns, windows, scripts and files.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=vim

program_build ()
{
  cd "$1" && CC=$2 CFLAGS="$3 -g" ./configure --with-features=huge --without-x \
    --enable-gui=no --disable-canberra --disable-libsodium --disable-nls \
    --disable-gpm --disable-selinux && make -C src -j"$jobs"
}

# Tests that look at the clock, at pictures of a terminal or at the user's
# name are left out.
program_test ()
{
  cd "$1/src/testdir" && TERM=xterm LC_ALL=C.UTF-8 && export TERM LC_ALL || return
  for test in alot alot_latin alot_utf8 arabic arglist autocmd blob blockedit \
    breakindent buffer charsearch cindent cmdline comments const crypt \
    diffmode digraph edit ex_mode excmd expr fold functions gf global gn \
    glob2regpat increment indent ins_complete join json lambda let listdict \
    listlbr mapping marks match matchfuzzy method mksession move \
    normal number options partial paste put quickfix regexp_latin \
    regexp_utf8 registers retab search sha256 signs sort spell \
    spell_utf8 substitute syntax tabpage tagjump textformat textobjects \
    textprop trycatch undo usercommands utf8 vartabs vim9_assign \
    vim9_builtin vim9_class vim9_cmd vim9_disassemble vim9_expr vim9_func \
    vim9_script viminfo vimscript virtualedit visual window_cmd writefile; do
    make "test_$test" > /dev/null 2>&1
    echo "== $test"
    sed 's/\x1b\[[0-9;]*m//g; s/ *in *[0-9.]* seconds *$//' messages \
      | grep -aE '^(Executed|[0-9]+ FAILED|Found errors)'
  done
}
