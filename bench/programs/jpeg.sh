# libjpeg-turbo without its assembly: compress and unpack a picture.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=libjpeg-turbo
program_binary=djpeg-bench

program_prepare ()
{
  cat > jconfig.h <<END
#define JPEG_LIB_VERSION 62
#define LIBJPEG_TURBO_VERSION 2.1.5
#define LIBJPEG_TURBO_VERSION_NUMBER 2001005
#define C_ARITH_CODING_SUPPORTED 1
#define D_ARITH_CODING_SUPPORTED 1
#define MEM_SRCDST_SUPPORTED 1
#define BITS_IN_JSAMPLE 8
END
  cat > jconfigint.h <<END
#define BUILD "bench"
#define INLINE inline
#define THREAD_LOCAL __thread
#define PACKAGE_NAME "libjpeg-turbo"
#define VERSION "2.1.5"
#define SIZEOF_SIZE_T 8
#define HAVE_BUILTIN_CTZL
#define FALLTHROUGH __attribute__ ((fallthrough));
END
  [ -f jversion.h ] || sed 's/@COPYRIGHT_YEAR@/2023/' jversion.h.in > jversion.h
  make_picture 700 500 > picture
}

program_build ()
{
  jpeg_sources="jcapimin.c jcapistd.c jccoefct.c jccolor.c jcdctmgr.c jchuff.c
    jcicc.c jcinit.c jcmainct.c jcmarker.c jcmaster.c jcomapi.c jcparam.c jcphuff.c
    jcprepct.c jcsample.c jctrans.c jdapimin.c jdapistd.c jdatadst.c jdatasrc.c
    jdcoefct.c jdcolor.c jddctmgr.c jdhuff.c jdicc.c jdinput.c jdmainct.c jdmarker.c
    jdmaster.c jdmerge.c jdphuff.c jdpostct.c jdsample.c jdtrans.c jerror.c
    jfdctflt.c jfdctfst.c jfdctint.c jidctflt.c jidctfst.c jidctint.c jidctred.c
    jquant1.c jquant2.c jutils.c jmemmgr.c jmemnobs.c jaricom.c jcarith.c jdarith.c
    jsimd_none.c"
  "$@" -w -I. -DPPM_SUPPORTED -o cjpeg-bench $jpeg_sources cjpeg.c cdjpeg.c \
    rdswitch.c rdppm.c || return
  "$@" -w -I. -DPPM_SUPPORTED -o djpeg-bench $jpeg_sources djpeg.c cdjpeg.c \
    rdcolmap.c rdswitch.c rdppm.c wrppm.c
}

program_run ()
{
  timed ./cjpeg-bench -quality 90 -progressive -optimize picture > packed \
    && cksum < packed
  for i in 1 2 3 4 5; do
    timed ./djpeg-bench packed | cksum
    timed ./djpeg-bench -colors 64 packed | cksum
  done
}
