# mpxguard.m4: checked pointers as an option of your package.
#
# SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1

# MPXGUARD_ENABLE
# ---------------
# Add the option --enable-mpxguard[=DRIVER].  With it the package is compiled by
# DRIVER, or by the mpxguard-gcc that is found in PATH, so that every access
# through a pointer is checked.  Sets the shell variable mpxguard_enabled to yes
# or no.  Call it after AC_PROG_CC.
AC_DEFUN([MPXGUARD_ENABLE],
[AC_REQUIRE([AC_PROG_CC])
AC_ARG_ENABLE([mpxguard],
  [AS_HELP_STRING([--enable-mpxguard@<:@=DRIVER@:>@],
		  [check pointers while the program runs, by mpxguard-gcc])],
  [], [enable_mpxguard=no])
mpxguard_enabled=no
AS_CASE([$enable_mpxguard],
  [no], [],
  [yes], [AC_PATH_PROG([MPXGUARD_GCC], [mpxguard-gcc])],
  [MPXGUARD_GCC=$enable_mpxguard])
AS_IF([test "x$enable_mpxguard" != xno],
  [AS_IF([test -z "$MPXGUARD_GCC"],
     [AC_MSG_ERROR([--enable-mpxguard needs mpxguard-gcc, which is not in PATH: give its path by --enable-mpxguard=PATH])])
   AC_MSG_CHECKING([whether $MPXGUARD_GCC works])
   mpxguard_saved_CC=$CC
   CC=$MPXGUARD_GCC
   AC_LINK_IFELSE([AC_LANG_PROGRAM([[
#ifndef __MPXGUARD__
#error no plugin
#endif]])],
     [AC_MSG_RESULT([yes])
      mpxguard_enabled=yes],
     [AC_MSG_RESULT([no])
      CC=$mpxguard_saved_CC
      AC_MSG_ERROR([$MPXGUARD_GCC cannot compile and link a program with the options of this package; see config.log])])])
])
