# Make from the table of libc's functions small programs that break each of its
# lines.
#
# In:  include/libc.def, whose opening comment describes the language; the
#      variable GROUP.
# Out: C for cases.h, for each line of GROUP and each number of bytes that
#      it asks for three cases: a block that has them, one that ends a byte too
#      early and a pointer to a byte before a block.  So
#
#	   LIBC_FUNCTION (fgetpos, "i:pp", "w(1,16)", "none")
#
#      becomes
#
#	   extern int call_fgetpos (void *, void *) __asm__ ("fgetpos");
#	   CASE (fgetpos_1_exact0)
#	   { if (confine ()) call_fgetpos (text (4096), text (16)); }
#	   CASE (fgetpos_1_over0)
#	   { confine (); call_fgetpos (text (4096), text (15)); }
#	   CASE (fgetpos_1_under)
#	   { confine (); call_fgetpos (text (4096), text (4096) - 1); }
#	   ...
#	   PASSED (fgetpos_1_exact0, "fgetpos"),
#	   BAD (fgetpos_1_over0, "write", 16, "*"),
#
# All numbers are 8 and all strings "abcdef", or its wide form.  The functions
# are called by the name that the linker knows, so what is checked is what
# stands in the table, whatever headers say.
#
# POSIX awk.
#
# SPDX-License-Identifier: GPL-3.0-or-later

BEGIN {
  number = 8
  characters = 6
  enough = 4096
  cases = functions = 0
  split("p void* f void* z unsigned__long l long i int u unsigned__int " \
	"d double D long__double F float v void a struct__aggregate", words, " ")
  for (i = 1; i in words; i += 2)
    {
      sub(/__/, " ", words[i + 1])
      type[words[i]] = words[i + 1]
    }
}

# Return the lesser of A and B.
function least (a, b)
{
  return a < b ? a : b
}

# Return the value of TERM.
function value_of (term,    inside, wide, size)
{
  if (term ~ /^[0-9]+$/)
    return term + 0
  if (term ~ /^\$/)
    return number
  wide = term ~ /^(\|\||<<)/
  inside = term
  gsub(/[|<>]/, "", inside)
  size = characters + 1
  # A limit counts characters; a NUL that is looked for is found, another
  # character is not.
  if (inside ~ /,/)
    size = least(size, number)
  if (term ~ /^</)
    size--
  return wide ? 4 * size : size
}

# Return the number of bytes that SIZE stands for.
function bytes_of (size,    total, operator, one)
{
  operator = "+"
  total = 0
  while (match(size, /^(\|\|[^|]*\|\||\|[^|]*\||<<[^>]*>>|<[^>]*>|[$0-9]+)/))
    {
      one = value_of(substr(size, 1, RLENGTH))
      if (operator == "+") total += one
      if (operator == "-") total = total > one ? total - one : 0
      if (operator == "*") total *= one
      if (operator == "/") total = int(total / one)
      operator = substr(size, RLENGTH + 1, 1)
      size = substr(size, RLENGTH + 2)
    }
  return total
}

# Return 1 if SIZE is the size of the string at argument N and nothing else, 4
# for a wide one, 0 if not.
function own_string (size, n)
{
  if (size ~ "^\\|" n "[^|]*\\|$")
    return 1
  if (size ~ "^\\|\\|" n "[^|]*\\|\\|$")
    return 4
  return 0
}

# Return how the call with argument N replaced by WORD is written.
function call_with (n, word,    i, letter, text, separator)
{
  text = "call_" name " ("
  separator = ""
  for (i = 0; i < arguments; i++)
    {
      letter = substr(signature, i + 3, 1)
      text = text separator
      separator = ", "
      # Functions like execl look for the last of them.
      if (letter == ".")
	text = text "(void *) 0, (void *) 0"
      else if (i == n)
	text = text word
      else if (letter == "p" && in_places)
	text = text "a" i
      # The size of an object.
      else if (letter == "z" && i == arguments - 1 && name ~ /_chk$/)
	text = text "number (" enough ")"
      else if (letter == "p")
	text = text block(i, enough)
      else if (letter == "f")
	text = text "(void *) function"
      else if (letter == "a")
	text = text "aggregate"
      else if (letter ~ /[dDF]/)
	text = text "1"
      else
	text = text "number (" number ")"
    }
  return text ")"
}

# Note the declaration of the function.
function declare (    i, letter, text)
{
  text = ""
  for (i = 0; i < arguments; i++)
    {
      letter = substr(signature, i + 3, 1)
      text = text (i ? ", " : "") (letter == "." ? "..." : type[letter])
    }
  declared[functions++] = "extern " type[substr(signature, 1, 1)] " call_" \
    name " (" text ") __asm__ (\"" name "\") __attribute__ ((weak));"
}

# Note a case that gives argument N the WORD and is to be silent.
function make_exact (n, which, word,    full)
{
  full = name "_" n "_exact" which
  written[cases] = "CASE (" full ") { if (confine ()) " call_with(n, word) "; }"
  listed[cases++] = "PASSED (" full ", \"" name "\"),"
}

# Note a case that replaces argument N by WORD, for which a KIND of SIZE is to be
# reported.
function make_case (n, which, word, kind, size,    full)
{
  full = name "_" n "_" which
  if (full in made)
    return
  made[full] = 1
  written[cases] = "CASE (" full ") { confine (); " call_with(n, word) "; }"
  listed[cases++] = "BAD (" full ", \"" kind "\", " size ", \"*\"),"
}

# Return how many bytes argument N must have at least.
function room_for (n,    i, most)
{
  most = 0
  for (i = 0; i < effects; i++)
    if (place[i] == n && bytes_of(size[i]) > most)
      most = bytes_of(size[i])
  return most
}

# Return how argument N, of SIZE bytes, is written.
function block (n, size)
{
  return (n in wide ? "wide_text" : "text") " (" size ")"
}

# Return the number of the first effect on argument N that asks for BYTES or
# more.
function first_of (n, bytes,    i)
{
  for (i = 0; i < effects; i++)
    if (place[i] == n && bytes_of(size[i]) >= bytes \
	&& (bytes == 0 || !own_string(size[i], n)))
      return i
}

# Make the cases for argument N, a string of characters of UNIT bytes.
function make_string_cases (n, unit)
{
  # Functions that are checked by hand may stop where two strings differ.
  if (effects_text ~ /^x/ && strings > 1)
    return
  make_case(n, "endless", "unterminated (" characters * unit ")", "read", unit)
  make_case(n, "under", block(n, enough) " - " unit, "read", unit)
}

# Make the cases for the effect number E, which asks for BYTES at argument N.
function make_block_cases (e, n, bytes,    first)
{
  # What fails is the first effect that asks for more than is there.
  first = first_of(n, bytes)
  make_case(n, "over" e, bytes == 1 ? "past ()" : block(n, bytes - 1),
	    kind[first], bytes_of(size[first]))
  first = first_of(n, 0)
  if (!(n in scanned))
    make_case(n, "under", "text (" enough ") - 1", kind[first],
	      bytes_of(size[first]))
}

# Make the cases for the effect number E.
function make_cases (e,    n, bytes, unit)
{
  n = place[e]
  bytes = bytes_of(size[e])
  unit = own_string(size[e], n)
  make_exact(n, e, block(n, room_for(n)))
  if (unit)
    make_string_cases(n, unit)
  else if (bytes > 0)
    make_block_cases(e, n, bytes)
}

# Note which arguments are strings for the effect TEXT.
function note_strings (text,    n)
{
  while (match(text, /(\|\||<<|[|<])[0-9]/))
    {
      n = substr(text, RSTART + RLENGTH - 1, 1) + 0
      if (RLENGTH == 3)
	wide[n] = 1
      if (!(n in scanned))
	strings++
      scanned[n] = 1
      text = substr(text, RSTART + RLENGTH)
    }
}

# Note the effects that TEXT lists.
function note_effects (text,    count, words, i)
{
  split("", wide)
  split("", scanned)
  strings = effects = 0
  count = split(text, words, " ")
  for (i = 1; i <= count; i++)
    {
      note_strings(words[i])
      if (words[i] !~ /^[rw]\(/)
	continue
      kind[effects] = words[i] ~ /^r/ ? "read" : "write"
      place[effects] = substr(words[i], 3, 1) + 0
      size[effects] = substr(words[i], 5, length(words[i]) - 5)
      effects++
    }
}

# Take the line apart and make its cases, those for bounds in table-bounds.awk.
function take_line (    part, i)
{
  split($0, part, "\"")
  name = part[1]
  gsub(/^LIBC_FUNCTION \(|, $/, "", name)
  signature = part[2]
  arguments = length(signature) - 2
  effects_text = part[4]
  result = part[6]
  note_effects(effects_text)
  note_bounds(effects_text)
  declare()
  for (i = 0; i < effects; i++)
    make_cases(i)
  make_bounds_cases()
}

/^LIBC_GROUP/ { here = $2 == "(" group ")" }
here && /^LIBC_FUNCTION/ { take_line() }
END {
  print "#include \"cases.h\"\n#include \"table-cases.h\""
  # The table is for functions that a system header declares.
  print "# 1 \"declared-by-table.h\" 1 3"
  for (i = 0; i < functions; i++)
    print declared[i]
  print "# 1 \"" group ".c\" 2"
  for (i = 0; i < cases; i++)
    print written[i]
  print "CASES = {\nBAD (confined, \"write\", 9, \"*\"),"
  for (i = 0; i < cases; i++)
    print listed[i]
  print "END };"
}
