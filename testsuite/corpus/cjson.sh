# cJSON: its unit tests.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=cjson

program_build ()
{
  cd "$1/tests" || return
  for file in *.c; do
    case $file in
      unity_setup.c) continue ;;
    esac
    utils=
    case $file in
      old_utils_tests.c | json_patch_tests.c | cjson_add.c | misc_utils_tests.c)
	utils=../cJSON_Utils.c ;;
    esac
    own=../cJSON.c
    grep -q 'include "common.h"' "$file" && own=
    $2 $3 -g -w -I. -I.. -Iunity/src -Iunity/examples -o "${file%.c}" "$file" \
      $utils $own unity/src/unity.c -lm || echo "$file is not built"
  done
}

program_test ()
{
  cd "$1/tests"
  for file in *.c; do
    [ -x "${file%.c}" ] && "./${file%.c}" 2>&1
  done
}
