dnl What configure.ac asks the machine.  Each macro leaves its answer in the
dnl variables that its comment names, or ends configure with one sentence.
dnl
dnl SPDX-License-Identifier: GPL-3.0-or-later

# MPXGUARD_CHECK_HOST
# -------------------
# Refuse what is not 64-bit x86-64 Linux by the options and the name of the
# host, before a missing 32-bit library makes a riddle of it.
AC_DEFUN([MPXGUARD_CHECK_HOST],
[AS_CASE([" $CC $CFLAGS "],
  [*" -m32 "* | *" -mx32 "* | *" -m16 "*],
    [AC_MSG_ERROR([mpxguard supports 64-bit x86-64 Linux only, and "$CC${CFLAGS+ }$CFLAGS" compiles for something else])])
AC_REQUIRE([AC_CANONICAL_HOST])
AS_CASE([$host],
  [*-gnux32], [AC_MSG_ERROR([mpxguard supports 64-bit x86-64 Linux only, not $host])],
  [x86_64-*-linux-gnu*], [],
  [AC_MSG_ERROR([mpxguard supports 64-bit x86-64 Linux only, not $host])])])

# MPXGUARD_CHECK_CC
# -----------------
# Refuse a CC that is not a GCC of version 11 or later, that does not compile
# for 64-bit x86-64 Linux, or that has a bounds-checking plugin in it already.
# Sets MPXGUARD_CC_MAJOR, MPXGUARD_CC_VERSION, and MPXGUARD_DRIVER_CC, which
# is CC with its whole path.
AC_DEFUN([MPXGUARD_CHECK_CC],
[AC_MSG_CHECKING([whether $CC is a GCC that mpxguard supports])
AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[
#if !defined __GNUC__ || defined __clang__ || defined __INTEL_COMPILER \\
    || defined __cplusplus
#error not GCC
#endif]])], [],
  [AC_MSG_RESULT([no])
   AC_MSG_ERROR([$CC is not GCC's C compiler: name one by CC=gcc-12, from the package gcc-12])])
AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[
#if !defined __x86_64__ || defined __ILP32__ || !defined __linux__
#error not 64-bit x86-64 Linux
#endif]])], [],
  [AC_MSG_RESULT([no])
   AC_MSG_ERROR([mpxguard supports 64-bit x86-64 Linux only, and $CC $CFLAGS compiles for something else])])
AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[
#ifdef __MPXGUARD__
#error the plugin is loaded
#endif]])], [],
  [AC_MSG_RESULT([no])
   AC_MSG_ERROR([$CC loads mpxguard's plugin, but the runtime must not be compiled with it: name a plain GCC by CC])])
MPXGUARD_CC_VERSION=`$CC -dumpfullversion 2>/dev/null`
MPXGUARD_CC_MAJOR=`AS_ECHO(["$MPXGUARD_CC_VERSION"]) | sed 's/\..*//'`
AS_IF([test "${MPXGUARD_CC_MAJOR:-0}" -lt 11],
  [AC_MSG_RESULT([no])
   AC_MSG_ERROR([$CC is GCC ${MPXGUARD_CC_VERSION:-of an unknown version}, and mpxguard needs GCC 11 or later: name one by CC=gcc-12, from the package gcc-12])])
AC_MSG_RESULT([yes, $MPXGUARD_CC_VERSION])
set dummy $CC
shift
mpxguard_cc=`command -v "$[1]"`
shift
AC_SUBST([MPXGUARD_DRIVER_CC], ["$mpxguard_cc${1+ }$[*]"])
AC_SUBST([MPXGUARD_CC_MAJOR])
AC_SUBST([MPXGUARD_CC_VERSION])
])

# MPXGUARD_CHECK_CXX
# ------------------
# Refuse a CXX that cannot compile the plugin.
AC_DEFUN([MPXGUARD_CHECK_CXX],
[AC_LANG_PUSH([C++])
AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[
#if __cplusplus < 201103L
#error too old
#endif]])], [],
  [AC_MSG_ERROR([no C++ compiler was found to build the plugin with: apt-get install g++, or name one by CXX])])
AC_LANG_POP([C++])])

# MPXGUARD_CHECK_GMP
# ------------------
# Sets GMP_LIBS.
AC_DEFUN([MPXGUARD_CHECK_GMP],
[AC_MSG_CHECKING([for GMP])
mpxguard_saved_LIBS=$LIBS
LIBS="-lgmp $LIBS"
AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <gmp.h>]],
				[[mpz_t z; mpz_init (z);]])],
  [AC_MSG_RESULT([yes])],
  [AC_MSG_RESULT([no])
   AC_MSG_ERROR([the library GMP is missing: apt-get install libgmp-dev])])
LIBS=$mpxguard_saved_LIBS
AC_SUBST([GMP_LIBS], [-lgmp])])

# MPXGUARD_CHECK_PLUGIN_HEADERS
# -----------------------------
# Sets MPXGUARD_GCC_PLUGIN_DIR, the directory that CC names as its plugins'.
AC_DEFUN([MPXGUARD_CHECK_PLUGIN_HEADERS],
[AC_MSG_CHECKING([for the plugin headers of GCC $MPXGUARD_CC_MAJOR])
MPXGUARD_GCC_PLUGIN_DIR=`$CC -print-file-name=plugin`
AC_LANG_PUSH([C++])
mpxguard_saved_CXXFLAGS=$CXXFLAGS
CXXFLAGS="$CXXFLAGS -fno-rtti -I$MPXGUARD_GCC_PLUGIN_DIR/include"
AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[
#include <gcc-plugin.h>
#include <plugin-version.h>
#if GCCPLUGIN_VERSION_MAJOR != $MPXGUARD_CC_MAJOR
#error the headers of another GCC
#endif]])],
  [AC_MSG_RESULT([$MPXGUARD_GCC_PLUGIN_DIR/include])],
  [AC_MSG_RESULT([no])
   AC_MSG_ERROR([the plugin headers of GCC $MPXGUARD_CC_MAJOR are missing: apt-get install gcc-$MPXGUARD_CC_MAJOR-plugin-dev])])
CXXFLAGS=$mpxguard_saved_CXXFLAGS
AC_LANG_POP([C++])
AC_SUBST([MPXGUARD_GCC_PLUGIN_DIR])])

# MPXGUARD_CHECK_LIBBACKTRACE
# ---------------------------
# Find libbacktrace, which Debian 12 has beside GCC's own libraries and later
# releases have in a package.  CC names both.  Sets LIBBACKTRACE_ARCHIVE, whose
# code must be position-independent: it becomes a part of libmpxguard.
AC_DEFUN([MPXGUARD_CHECK_LIBBACKTRACE],
[AC_MSG_CHECKING([for libbacktrace])
LIBBACKTRACE_ARCHIVE=`$CC -print-file-name=libbacktrace.a`
mpxguard_saved_LIBS=$LIBS
mpxguard_saved_LDFLAGS=$LDFLAGS
mpxguard_saved_CFLAGS=$CFLAGS
LIBS="$LIBBACKTRACE_ARCHIVE $LIBS"
LDFLAGS="$LDFLAGS -shared"
CFLAGS="$CFLAGS -fPIC"
AC_LINK_IFELSE([AC_LANG_SOURCE([[
#include <backtrace.h>
void *mpxguard_probe (void) { return backtrace_create_state (0, 1, 0, 0); }]])],
  [AC_MSG_RESULT([$LIBBACKTRACE_ARCHIVE])],
  [AC_MSG_RESULT([no])
   AC_MSG_ERROR([libbacktrace is missing: apt-get install libbacktrace-dev (Debian 12 has it in libgcc-$MPXGUARD_CC_MAJOR-dev)])])
LIBS=$mpxguard_saved_LIBS
LDFLAGS=$mpxguard_saved_LDFLAGS
CFLAGS=$mpxguard_saved_CFLAGS
AC_SUBST([LIBBACKTRACE_ARCHIVE])])

# MPXGUARD_CHECK_MPX
# ------------------
# Sets mpxguard_cv_machine_mpx to yes where processor and kernel execute MPX: bounds
# that move through a bound register come out again.
AC_DEFUN([MPXGUARD_CHECK_MPX],
[AC_CACHE_CHECK([whether this machine executes MPX], [mpxguard_cv_machine_mpx],
  [AC_RUN_IFELSE([AC_LANG_PROGRAM([], [[
unsigned long out[2] = { 0, 0 };
__asm__ (".arch .mpx");
__asm__ volatile ("bndmk 7(%1), %%bnd0\n\tbndmov %%bnd0, %0"
		  : "=m" (out) : "r" (0x1000UL) : "memory");
return out[0] != 0x1000;]])],
    [mpxguard_cv_machine_mpx=yes], [mpxguard_cv_machine_mpx=no],
    [mpxguard_cv_machine_mpx=no])])])

# MPXGUARD_CHECK_DEJAGNU
# ----------------------
# Sets MPXGUARD_DEJAGNU_WORD.  Nothing depends on it: DejaGnu may be installed
# after configure was run.
AC_DEFUN([MPXGUARD_CHECK_DEJAGNU],
[AC_CHECK_PROG([MPXGUARD_RUNTEST], [runtest], [runtest])
AS_IF([test -n "$MPXGUARD_RUNTEST"], [MPXGUARD_DEJAGNU_WORD=yes],
  [MPXGUARD_DEJAGNU_WORD="missing (apt-get install dejagnu)"
   AC_MSG_WARN([DejaGnu is missing, so make check will not work: apt-get install dejagnu])])])

# MPXGUARD_WARNING_FLAGS
# ----------------------
# Sets MPXGUARD_CWARNINGS and MPXGUARD_CXXWARNINGS.
AC_DEFUN([MPXGUARD_WARNING_FLAGS],
[MPXGUARD_CWARNINGS="-Wall -Wextra -Wno-unused-parameter -Wstrict-prototypes -Wmissing-prototypes"
MPXGUARD_CXXWARNINGS="-Wall -Wextra -Wno-unused-parameter"
AS_IF([test "x$enable_werror" != xno],
  [MPXGUARD_CWARNINGS="$MPXGUARD_CWARNINGS -Werror"
   MPXGUARD_CXXWARNINGS="$MPXGUARD_CXXWARNINGS -Werror"])
AC_SUBST([MPXGUARD_CWARNINGS])
AC_SUBST([MPXGUARD_CXXWARNINGS])])

# MPXGUARD_CHECK_PLACE_CONSTANTS
# ------------------------------
# Set MPXGUARD_PLACE_CONSTANTS to the flags with which the linker follows
# runtime/libmpxguard.ld; to nothing if it cannot.
AC_DEFUN([MPXGUARD_CHECK_PLACE_CONSTANTS],
[AC_CACHE_CHECK([whether the linker places constants by a script],
  [mpxguard_cv_place_constants],
  [mpxguard_saved_LDFLAGS=$LDFLAGS
   LDFLAGS="$LDFLAGS -shared -fPIC -Wl,-T,$srcdir/runtime/libmpxguard.ld"
   AC_LINK_IFELSE([AC_LANG_PROGRAM()], [mpxguard_cv_place_constants=yes],
		  [mpxguard_cv_place_constants=no])
   LDFLAGS=$mpxguard_saved_LDFLAGS])
 AS_CASE([$mpxguard_cv_place_constants],
   [yes],
   [MPXGUARD_PLACE_CONSTANTS='-Wl,-T,$(top_srcdir)/runtime/libmpxguard.ld'])
 AC_SUBST([MPXGUARD_PLACE_CONSTANTS])])
