# The program words for tools/demo, where the source of a real program cannot be
# had: it counts the words of all the licences and notes of this machine.
#
# In and out: see tools/real-programs.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_prepare ()
{
  :
}

program_build ()
{
  cd "$1" && $2 $3 -g -o words words.c
}

program_work ()
{
  cat "$top/COPYING" /usr/share/common-licenses/* 2> /dev/null | "$1/words"
}

# A word's terminating byte is forgotten.
program_plant ()
{
  plant "$1" words.c 's/malloc (strlen (word) + 1)/malloc (strlen (word))/' \
    'strcpy (entry->word, word);'
}

program_fail ()
{
  echo "one two three" | "$1/words"
}
