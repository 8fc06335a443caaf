# CPython: its own tests of the language, its types and extensions in C, with
# its own allocator of small objects.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=python3.11

program_build ()
{
  need_file /usr/include/zlib.h zlib1g-dev
  need_file /usr/include/x86_64-linux-gnu/ffi.h libffi-dev
  install_missing
  cd "$1" && ./configure CC="$2" CFLAGS="$3" --without-ensurepip \
    --with-system-ffi && make -j"$jobs"
}

# A machine may offer sockets to its host that nobody answers.  Some tests of
# the interface in C look on purpose at objects that were freed.
program_test ()
{
  cd "$1" && PYTHONHASHSEED=1 && export PYTHONHASHSEED
  ./python -m test -u none --timeout 600 -i '*VSOCK*' -i '*is_freed*' \
    test_grammar test_list test_dict \
    test_json test_re test_struct test_array test_bytes test_unicode \
    test_long test_float test_complex test_math test_set test_tuple test_slice \
    test_string test_format test_fstring test_generators test_coroutines \
    test_descr test_class test_super test_exceptions test_traceback \
    test_collections test_deque test_heapq test_bisect test_itertools \
    test_functools test_operator test_sort test_pickle test_marshal test_copy \
    test_zlib test_binascii test_hashlib test_random test_datetime test_time \
    test_io test_memoryio test_memoryview test_buffer test_mmap test_os \
    test_posix test_select test_socket test_thread test_threading test_gc \
    test_weakref test_csv test_codecs test_ast test_compile \
    test_tokenize test_zipfile test_pyexpat test_xml_etree test_xml_etree_c \
    test_decimal test_fractions test_statistics test_uuid test_subprocess \
    test_peepholer test_dis test_sys test_capi test_builtin test_sqlite3 \
    test_ssl test_bz2 test_lzma test_ctypes test_curses \
    test_readline test_crypt test_resource test_fcntl test_pty test_tty 2>&1 \
    | grep -E '^(test_[a-z0-9_]+ (failed|skipped|crashed)|[0-9]+ tests? (OK|failed|skipped)|    test_)'
}
