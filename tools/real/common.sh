# What tools/real-programs and tools/demo do with any program.
#
# In:  the functions program_* of the program (see tools/real-programs).
# Out: make_copy, do_work, plant_bug, bug_is_reported; plant, for
#      program_plant.  A directory DIR has its messages beside it, in DIR.log,
#      DIR.out and DIR.err.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# Copy the source $1 to the new directory $2.
copy_source ()
{
  rm -rf "$2"
  cp -a "$1" "$2"
}

# Build the source $1, copied to $2, by the compiler $3 with the options $4.
make_copy ()
{
  copy_source "$1" "$2"
  (program_build "$2" "$3" "$4") > "$2.log" 2>&1
}

# Let the build in $1 do its work.
do_work ()
{
  (program_work "$1") > "$1.out" 2> "$1.err"
}

# Change the file $2 of the directory $1 by the sed command $3, and see that
# just one line changed.  Set PLACE to "FILE:LINE" of the one line there that
# contains the expression $4, at or after the change: what a report must name.
plant ()
{
  place=
  changed=$1/$2
  cp "$changed" "$changed.orig"
  sed -i "$3" "$changed"
  change=$(diff "$changed.orig" "$changed" | sed -n 's/^\([0-9]*\)c\1$/\1/p')
  if [ "$(diff "$changed.orig" "$changed" | grep -c '^>')" != 1 ]; then
    echo "the bug could not be planted in $2: the source is another" >&2
    return 1
  fi
  place=$(grep -n -e "$4" "$changed" | sed 's/:.*//' \
    | awk -v from="$change" '$1 >= from { print; exit }')
  place=${2##*/}:$place
}

# Copy the source $1 to $2, plant the bug, and build it by the compiler $3 with
# the options $4.
plant_bug ()
{
  copy_source "$1" "$2"
  program_plant "$2" && (program_build "$2" "$3" "$4") > "$2.log" 2>&1
}

# Run into the bug of the build in $1.  Return 0 if it was reported, and at PLACE.
bug_is_reported ()
{
  (ulimit -c 0; program_fail "$1") > "$1.out" 2> "$1.err" && return 1
  grep -q "^SUMMARY: mpxguard: out-of-bounds .* [^ ]*$place in " "$1.err"
}
