# The part of tools/demo about the mpx backend: the code of one function, and a
# program run in QEMU's emulation of MPX where the machine has none.
#
# In:  $top, $driver and $work of tools/demo; say, die.  Out: show_mpx, which ends
#      the demonstration if something is not as it should be.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# Build tools/real/words, and a copy with a bug, by the mpx backend; show code
# of theirs and let them run.
show_mpx ()
{
  . "$top/tools/real/words.sh"
  source=$top/tools/real/words
  options="-O2 -fno-inline --mpxguard-backend=mpx"
  say "building tools/real/words by the mpx backend"
  make_copy "$source" "$work/mpx-plain" gcc -O2 \
    && make_copy "$source" "$work/mpx" "$driver" "$options" \
    && plant_bug "$source" "$work/mpx-planted" "$driver" "$options" \
    || die "building words (see $work/mpx.log and $work/mpx-planted.log)"

  say "its function hash_of, with MPX instructions"
  objdump -d --no-show-raw-insn --disassemble=hash_of "$work/mpx/words" \
    | sed -n '/<hash_of>:/,/^$/p'

  say "running it by mpxguard-run"
  "$work/mpx-plain/words" < "$top/COPYING" > "$work/mpx-plain.out"
  "$top/build/tools/mpxguard-run" "$work/mpx/words" < "$top/COPYING" \
    > "$work/mpx.out" 2> "$work/mpx.err" || {
    cat "$work/mpx.err" >&2
    die "words built by the mpx backend does not work"
  }
  cmp "$work/mpx-plain.out" "$work/mpx.out" \
    || die "words built by the mpx backend prints something else"

  say "running a copy with a bug"
  "$top/build/tools/mpxguard-run" "$work/mpx-planted/words" < "$top/COPYING" \
    > "$work/mpx-planted.out" 2> "$work/mpx-planted.err"
  cat "$work/mpx-planted.err"
  grep -q "^SUMMARY: mpxguard: .*$place" "$work/mpx-planted.err" \
    || die "the bug at $place was not reported by the mpx backend"
}
