# Functions that the scripts of this directory share; sourced by them.
#
# In:  $0, and $top, the directory of the checkout.
# Out: say, die, run_step, need_command, need_file, install_missing,
#      install_compiler, build_in, fetch_source.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# Some services start a script with standard input closed; then the next file
# that a program opens becomes its descriptor 0, which libtool's dup fails on.
(: 3<&0) 2> /dev/null || exec < /dev/null

# Print the progress message $*.
say ()
{
  printf '==> %s\n' "$*"
}

# End in one line that says why.
die ()
{
  printf '%s: FAILED: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# Run the command $2... quietly, its output in the file $1; on failure show the
# end of it.
run_step ()
{
  step_log=$1
  shift
  "$@" > "$step_log" 2>&1 && return
  tail -n 30 "$step_log" >&2
  die "$* (all of its output is in $step_log)"
}

missing=

# Note the package $2 to be installed unless the command $1 is there.
need_command ()
{
  command -v "$1" > /dev/null || missing="$missing $2"
}

# Note the package $2 to be installed unless the file $1 is there.
need_file ()
{
  [ -e "$1" ] || missing="$missing $2"
}

# Run $* as the superuser.
as_root ()
{
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo > /dev/null; then
    sudo "$@"
  else
    die "this needs the packages$missing, and neither root nor sudo is here to install them"
  fi
}

# Install the packages that were found missing.
install_missing ()
{
  [ -n "$missing" ] || return 0
  command -v apt-get > /dev/null \
    || die "this needs the packages$missing, and there is no apt-get to install them"
  say "installing:$missing"
  as_root apt-get -q -y update > /dev/null \
    || say "apt-get update had errors; going on with the lists as they are"
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y install --no-install-recommends $missing > /dev/null \
    || die "apt-get install$missing"
  missing=
}

# Install what building needs: the tools, then what depends on GCC's version.
# Set gcc_major.
install_compiler ()
{
  need_command gcc gcc
  need_command g++ g++
  need_command make make
  need_command autoreconf autoconf
  need_command automake automake
  need_command libtoolize libtool
  need_file /usr/include/stdio.h libc6-dev
  install_missing
  gcc_major=$(gcc -dumpversion)
  gcc_major=${gcc_major%%.*}
  need_file "$(gcc -print-file-name=plugin)/include/gcc-plugin.h" \
    "gcc-$gcc_major-plugin-dev"
  echo '#include <gmp.h>' | gcc -E - > /dev/null 2>&1 \
    || missing="$missing libgmp-dev"
  need_file "$(gcc -print-file-name=libbacktrace.a)" libbacktrace-dev
  install_missing
}

# Configure the tree in the directory $1 below the checkout with the arguments
# $2..., unless that is done, and build it.
build_in ()
{
  build=$top/$1
  shift
  mkdir -p "$build"
  [ -x "$top/configure" ] && [ ! "$top/configure.ac" -nt "$top/configure" ] || {
    say "making configure"
    run_step "$build/bootstrap.log" "$top/bootstrap"
  }
  [ -f "$build/Makefile" ] || {
    say "configuring in $build"
    (cd "$build" && run_step configure.log "$top/configure" "$@") || exit 1
  }
  say "building in $build"
  run_step "$build/make.log" make -C "$build" -j"$(nproc)"
}

# Make in the directory $1 an apt configuration that offers source code.  The
# system's own lists are read, and stay as they are.
make_source_lists ()
{
  mkdir -p "$1/parts" "$1/lists/partial" "$1/cache/archives/partial"
  for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -f "$list" ] || continue
    sed -n 's/^deb[[:space:]]/deb-src /p' "$list" > "$1/parts/${list##*/}.list"
  done
  for list in /etc/apt/sources.list.d/*.sources; do
    [ -f "$list" ] || continue
    sed 's/^Types:.*/Types: deb-src/' "$list" > "$1/parts/${list##*/}"
  done
  cat > "$1/apt.conf" <<END
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$1/parts";
Dir::State::lists "$1/lists";
Dir::Cache "$1/cache";
APT::Sandbox::User "";
END
}

# Print the name of the upstream archive of package $1 in the directory $2.
upstream_archive ()
{
  ls "$2/$1"_*.orig.tar.* 2> /dev/null | grep -v '\.asc$' | head -n 1
}

# Unpack the upstream source of Debian's package $1 to the new directory $2.
# Return 1 if it cannot be had.  Its archive is kept in the directory $3.
fetch_source ()
{
  mkdir -p "$3"
  if [ -z "$(upstream_archive "$1" "$3")" ]; then
    [ -f "$3/apt/apt.conf" ] || {
      make_source_lists "$3/apt"
      APT_CONFIG=$3/apt/apt.conf apt-get update > "$3/apt/update.log" 2>&1
    }
    (
      # A mirror may lack what the security archive has: then the release's.
      cd "$3" && APT_CONFIG=$3/apt/apt.conf && export APT_CONFIG || exit
      apt-get source --download-only "$1" > "apt/$1.log" 2>&1 \
	|| apt-get source --download-only "$1/$(. /etc/os-release \
	    && echo "$VERSION_CODENAME")" >> "apt/$1.log" 2>&1
    )
  fi
  archive=$(upstream_archive "$1" "$3")
  [ -n "$archive" ] || return 1
  rm -rf "$2" "$2.unpacked"
  mkdir -p "$2.unpacked"
  tar -xf "$archive" -C "$2.unpacked" || return
  # Most archives have one directory, some have none.
  if [ "$(ls -A "$2.unpacked" | wc -l)" = 1 ]; then
    mv "$2.unpacked"/* "$2" && rmdir "$2.unpacked"
  else
    mv "$2.unpacked" "$2"
  fi
}
