# The builds that bench/run compares; sourced by it.
#
# In:  MPXGUARD_GCC, MPXGUARD_PLAIN_CC, MPXGUARD_LIBRARY, BENCH_CLANG.
# Out: choose_build NAME sets
#	 compiler      the compiler with the build's options; empty if the
#		       build runs what plain has compiled
#	 environment   NAME=VALUE words for the program
#	 wrapper       what runs the program, such as valgrind
#	 newer_than    files whose change makes a new compilation necessary
#      and returns 1 for a name that it does not know.
#
# SPDX-License-Identifier: GPL-3.0-or-later

all_builds="plain again malloc hybrid tables write asan clang-asan valgrind"

choose_build ()
{
  compiler=
  environment=
  wrapper=
  newer_than=
  plugin=$(dirname "$MPXGUARD_GCC")/../plugin/.libs/mpxguard-passes.so
  case $1 in
    plain)
      compiler=$MPXGUARD_PLAIN_CC ;;
    again)
      # The same program once more: what differs from plain is noise.
      ;;
    malloc)
      environment=LD_PRELOAD=$MPXGUARD_LIBRARY ;;
    hybrid | tables)
      compiler="$MPXGUARD_GCC --mpxguard-metadata=$1"
      newer_than=$plugin ;;
    write)
      compiler="$MPXGUARD_GCC --mpxguard-check=write"
      newer_than=$plugin ;;
    asan)
      compiler="$MPXGUARD_PLAIN_CC -fsanitize=address"
      environment=ASAN_OPTIONS=detect_leaks=0 ;;
    clang-asan)
      compiler="$BENCH_CLANG -fsanitize=address"
      environment=ASAN_OPTIONS=detect_leaks=0 ;;
    valgrind)
      wrapper="valgrind --quiet" ;;
    *)
      return 1 ;;
  esac
}

# Print why the build chosen last does not work on this machine; return 1 if it
# does.  The directory $1 is for the attempt.
build_is_missing ()
{
  echo 'int main (void) { return 0; }' > "$1/probe.c"
  if [ -n "$compiler" ]; then
    $compiler -O2 -o "$1/probe" "$1/probe.c" > "$1/probe.log" 2>&1 \
      || { head -n 1 "$1/probe.log"; return 0; }
  else
    $MPXGUARD_PLAIN_CC -O2 -o "$1/probe" "$1/probe.c" > "$1/probe.log" 2>&1
  fi
  env ${environment:+"$environment"} $wrapper "$1/probe" \
    > "$1/probe.log" 2>&1 && return 1
  head -n 1 "$1/probe.log"
}
