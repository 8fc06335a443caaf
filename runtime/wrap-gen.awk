# Make the wrappers of one group of libc's functions.
#
# In: include/libc.def, whose opening comment describes the language; the
# variable GROUP.  Out: C, the wrappers of the functions of GROUP that the
# table does not mark with x.  The whole table is checked on the way: a line
# that breaks the rules is named with its number, and the exit code is 1.
# With check=1 nothing is made; with list=1 one line a function, NAME and
# "generated", "handwritten" or "none", says where its wrapper comes from.
#
# POSIX awk.
#
# SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1

function refuse (text)
{
  printf "%s:%d: %s\n", FILENAME, FNR, text | "cat 1>&2"
  failed = 1
}

# Return the C type that LETTER of a signature stands for.
function type_of (letter)
{
  if (letter == "p") return "void *"
  if (letter == "f") return "void *"
  if (letter == "z") return "unsigned long"
  if (letter == "l") return "long"
  if (letter == "i") return "int"
  if (letter == "u") return "unsigned int"
  if (letter == "d") return "double"
  if (letter == "D") return "long double"
  if (letter == "F") return "float"
  if (letter == "v") return "void"
  return ""
}

# Return the C declaration of WORD with the type of LETTER.
function declare (letter, word)
{
  return type_of(letter) (letter ~ /[pf]/ ? "" : " ") word
}

# Return the letter of argument N, "" if there is none.
function letter_of (n)
{
  if (n !~ /^[0-9]+$/ || n + 0 >= arguments)
    return ""
  return substr (signature, n + 3, 1)
}

# Return true if argument N is a pointer; refuse the line if not.
function pointer (n)
{
  if (letter_of(n) == "p")
    return 1
  refuse("argument " n " is no pointer")
  return 0
}

# Return the C expression for the value of argument N as a size.
function value_of (n,    letter)
{
  letter = letter_of(n)
  if (letter == "z" || letter == "u")
    return "(uint64_t) a" n
  if (letter == "i" || letter == "l")
    return "mpxguard_size_of_signed (a" n ")"
  refuse("argument " n " is no number")
  return "0"
}

# Return the name of the variable that holds the size of the string that
# INSIDE describes ("1", "1,$2", "1:$2"); PREFIX is "string" or "wide".
function scan_of (inside, prefix,    n, rest, key, call, letter)
{
  n = inside
  sub(/[,:].*/, "", n)
  rest = substr(inside, length(n) + 1)
  key = prefix inside
  if (key in scans)
    return scans[key]
  if (!pointer(n))
    return "0"
  if (rest == "")
    call = prefix "_size (&call, a" n ", b" n ", MPXGUARD_NO_LIMIT)"
  else if (rest ~ /^,\$[0-9]+$/)
    call = prefix "_size (&call, a" n ", b" n ", " value_of(substr(rest, 3)) ")"
  else if (rest ~ /^:\$[0-9]+$/)
    {
      letter = letter_of(substr(rest, 3))
      if (letter != "i")
	refuse("argument " substr(rest, 3) " is no character")
      call = prefix "_size_to (&call, a" n ", b" n ", a" substr(rest, 3) ")"
    }
  else
    {
      refuse("bad description of a string: " inside)
      return "0"
    }
  needs[n + 0] = 1
  scanned[scan_count] = n
  scans[key] = "s" scan_count
  scan_code[scan_count] = "mpxguard_" call ";\n"
  scan_count++
  return scans[key]
}

# Return the C expression of TERM.
function term (text,    inside)
{
  if (text ~ /^[0-9]+$/)
    return text "UL"
  if (text ~ /^\$[0-9]+$/)
    return value_of(substr(text, 2))
  inside = text
  gsub(/[|<>]/, "", inside)
  if (text == "|" inside "|")
    return scan_of(inside, "string")
  if (text == "||" inside "||")
    return scan_of(inside, "wide")
  if (text == "<" inside ">")
    return "mpxguard_without_nul (a" substr(inside, 1, 1) ", " \
      scan_of(inside, "string") ")"
  if (text == "<<" inside ">>")
    return "mpxguard_without_wide_nul (a" substr(inside, 1, 1) ", " \
      scan_of(inside, "wide") ")"
  refuse("bad term: " text)
  return "0"
}

# Return the C expression of the size TEXT.
function size_of (text,    rest, expression, operator, one)
{
  rest = text
  operator = ""
  expression = ""
  while (rest != "")
    {
      if (!match(rest, /^([0-9]+|\$[0-9]+|\|\|[^|]*\|\||\|[^|]*\||<<[^>]*>>|<[^>]*>)/))
	{
	  refuse("bad size: " text)
	  return "0"
	}
      one = term(substr(rest, 1, RLENGTH))
      rest = substr(rest, RLENGTH + 1)
      if (operator == "")
	expression = one
      else
	expression = operation[operator] " (" expression ", " one ")"
      operator = substr(rest, 1, 1)
      if (rest != "" && !(operator in operation))
	{
	  refuse("bad operator in size: " text)
	  return "0"
	}
      rest = substr(rest, 2)
      if (operator != "" && rest == "")
	{
	  refuse("size ends in an operator: " text)
	  return "0"
	}
    }
  if (expression == "")
    refuse("empty size")
  return expression
}

# Return the C expression of the bounds that RESULT gives to POINTER, an
# expression; "" for none.
function bounds_of (result, pointer_name,    inside)
{
  if (result == "none" || result == "init" || result == "static")
    return ""
  if (result == "string")
    return "mpxguard_string_bounds (" pointer_name ")"
  if (result == "wstring")
    return "mpxguard_wide_bounds (" pointer_name ")"
  if (result == "heap")
    return "mpxguard_block_bounds (" pointer_name ")"
  if (result ~ /^(arg|new)\(.*\)$/)
    {
      inside = substr(result, 5, length(result) - 5)
      if (result ~ /^new/)
	return "mpxguard_bounds_make (" pointer_name ", " size_of(inside) ")"
      if (pointer(inside))
	needs[inside + 0] = 1
      return "b" inside
    }
  refuse("bad result: " result)
  return ""
}

# The expression TEXT is part of the wrapper: so are the sizes in it.
function use_scans (text)
{
  while (match(text, /s[0-9]+[^0-9a-z_]/) || match(text, /s[0-9]+$/))
    {
      used[substr(text, RSTART + 1, RLENGTH - 1) + 0] = 1
      text = substr(text, RSTART + RLENGTH)
    }
}

# Split INSIDE, the text between an effect's parentheses, at its first COUNT
# commas into part[0..COUNT].
function split_effect (inside, count,    i, at)
{
  for (i = 0; i < count; i++)
    {
      at = index(inside, ",")
      if (!at)
	{
	  refuse("effect has too few operands: " inside)
	  return 0
	}
      part[i] = substr(inside, 1, at - 1)
      inside = substr(inside, at + 1)
    }
  part[count] = inside
  return 1
}

# Add the code for EFFECT to before and after.
function effect (text,    kind, inside, size, name, target)
{
  kind = substr(text, 1, 1)
  if (text !~ /^[rwmsvf]\(.*\)$/)
    {
      refuse("bad effect: " text)
      return
    }
  inside = substr(text, 3, length(text) - 3)
  if (kind == "f")
    {
      if (inside == ".")
	{
	  if (!handwritten || signature !~ /[.]$/)
	    refuse("no wrapper for the fields of variable arguments")
	}
      else if (pointer(inside))
	targets[inside + 0] = 1
      return
    }
  if (!split_effect(inside, kind == "m" ? 2 : 1) || !pointer(part[0]))
    return
  if (kind == "r" || kind == "w")
    {
      size = size_of(part[1])
      name = kind == "r" ? "reads" : "writes"
      # A string that was measured has been checked.
      if (kind == "r" && (("string" substr(part[1], 2, length(part[1]) - 2)) in scans) \
	  && part[1] ~ "^[|]" part[0] "[^|]*[|]$")
	return
      if (kind == "r" && (("wide" substr(part[1], 3, length(part[1]) - 4)) in scans) \
	  && part[1] ~ "^[|][|]" part[0] "[^|]*[|][|]$")
	return
      target = kind == "w" && ((part[0] + 0) in targets)
      if (!target)
	needs[part[0] + 0] = 1
      use_scans(size)
      before = before "  mpxguard_call_" name " (&call, a" part[0] ",\n\t\t\t" \
	size ", " (target ? "t" : "b") part[0] ");\n"
    }
  else if (kind == "m")
    {
      size = size_of(part[2])
      use_scans(size)
      if (pointer(part[1]))
	after = after "  mpxguard_copy (a" part[0] ", a" part[1] ",\n\t\t " \
	  size ");\n"
    }
  else if (kind == "s")
    {
      size = bounds_of(part[1], "*(void **) a" part[0])
      use_scans(size)
      if (size == "")
	refuse("a stored pointer needs bounds: " text)
      after = after "  if (a" part[0] ")\n    mpxguard_store (a" part[0] \
	", *(void **) a" part[0] ",\n\t\t    " size ");\n"
    }
  else
    {
      if (pointer(part[1]))
	{
	  needs[part[0] + 0] = needs[part[1] + 0] = 1
	  room = "  uint64_t room = mpxguard_socket_room (&call, a" part[1] \
	    ", b" part[1] ");\n"
	  after = after "  if (result != -1)\n    mpxguard_socket_check (&call, a" \
	    part[0] ", b" part[0] ", room, a" part[1] ");\n"
	}
    }
}

# Check a line's SIGNATURE.
function check_signature (    i, letter)
{
  if (signature !~ /^[pzliudDFv]:[pzliudDFfa]*[.]?$/ \
      || (signature ~ /a/ && !handwritten && !unwrapped))
    refuse("bad signature: " signature)
  arguments = length(signature) - 2
  if (signature ~ /[.]$/)
    {
      arguments--
      if (!handwritten && !unwrapped && signature !~ /:[pzliuf]*[.]$/)
	refuse("variable arguments behind numbers that are not integers")
    }
}

# Return the name by which people know the function NAME: what a program that
# calls __strcpy_chk says is strcpy.
function plain_name (word)
{
  if (word ~ /^__.*_chk$/)
    word = substr(word, 3, length(word) - 6)
  sub(/^__(isoc99|isoc23|xpg)_/, "", word)
  return word
}

# Print the wrapper for the line.
function print_wrapper (    i, list, names, type, bounds_code, gives)
{
  type = type_of(substr(signature, 1, 1))
  list = names = bounds_code = ""
  for (i = 0; i < arguments; i++)
    {
      list = list (i ? ", " : "") declare(letter_of(i), "a" i)
      names = names (i ? ", " : "") "a" i
      if (i in needs)
	bounds_code = bounds_code "  struct mpxguard_bounds b" i \
	  " = mpxguard_call_bounds (&call, " i ", a" i ");\n"
      if (i in targets)
	bounds_code = bounds_code "  struct mpxguard_bounds t" i \
	  " = mpxguard_target_bounds (&call, " i ", a" i ");\n"
    }
  if (signature ~ /[.]$/)
    for (i = arguments; i < 6; i++)
      {
	list = list ", unsigned long a" i
	names = names ", a" i
      }
  if (list == "")
    list = "void"
  gives = bounds_of(result, "result")
  printf "MPXGUARD_REAL (%s, %s, %s);\n\n", type, name, list
  printf "MPXGUARD_WRAPPER (%s, %s, %s)\n{\n", type, name, list
  printf "  struct mpxguard_call call = MPXGUARD_CALL_AS (%s, \"%s\");\n", \
    name, plain_name(name)
  printf "%s%s", bounds_code, room
  if (type != "void")
    printf "  %s;\n", declare(substr(signature, 1, 1), "result")
  printf "\n"
  use_scans(gives)
  for (i = 0; i < scan_count; i++)
    if (i in used)
      printf "  uint64_t s%d = %s", i, scan_code[i]
    else
      printf "  if (mpxguard_is_limited (a%d, b%d))\n    %s", scanned[i], \
	scanned[i], scan_code[i]
  printf "%s  %smpxguard_real_%s (%s);\n%s", before, \
    type == "void" ? "" : "result = ", name, names, after
  if (gives != "")
    printf "  mpxguard_call_result (&call, result, %s);\n", gives
  else
    printf "  mpxguard_give_no_result ();\n"
  printf "%s}\n\n", type == "void" ? "" : "  return result;\n"
}

BEGIN {
  operation["+"] = "mpxguard_size_add"
  operation["-"] = "mpxguard_size_subtract"
  operation["*"] = "mpxguard_size_multiply"
  operation["/"] = "mpxguard_size_divide"
  if (!check && !list)
    printf "/* Generated by wrap-gen.awk from libc.def.  */\n\n" \
      "#include \"config.h\"\n\n#include \"table.h\"\n#include \"wrap-socket.h\"\n#include \"wrap.h\"\n\n"
}

/^LIBC_GROUP \([a-z]+\)$/ {
  current = substr($2, 2, length($2) - 2)
  if (current in groups)
    refuse("group " current " stands twice")
  groups[current] = 1
  last = ""
  next
}

/^LIBC_FUNCTION / {
  if ($0 !~ /^LIBC_FUNCTION \([a-zA-Z_0-9]+, "[^"]*", "[^"]*", "[^"]*"\)$/)
    {
      refuse("this is no line of the table")
      next
    }
  name = substr($2, 2, length($2) - 2)
  split($0, quoted, "\"")
  signature = quoted[2]
  effects = quoted[4]
  result = quoted[6]

  split("", needs)
  split("", targets)
  split("", used)
  split("", scans)
  split("", scan_code)
  scan_count = 0
  before = after = room = ""

  if (current == "")
    refuse("this line stands in no group")
  if (name in lines)
    refuse(name " stands in line " lines[name] " already")
  lines[name] = FNR
  if (last != "" && "x" name < "x" last)
    refuse(name " is not in order")
  last = name
  handwritten = effects ~ /^x( |$)/
  unwrapped = effects ~ /^n( |$)/
  sub(/^[xn]( +|$)/, "", effects)
  check_signature()
  if ((result == "none") != (substr(signature, 1, 1) != "p"))
    refuse("result and signature disagree")
  count = split(effects, each, " ")
  for (i = 1; i <= count; i++)
    effect(each[i])
  if (bounds_of(result, "result") == "" && !count && !handwritten)
    refuse(name " needs no line: there is nothing to do")
  if (unwrapped && (effects ~ /(^| )[sv]\(/ \
		    || result !~ /^(none|init|static|arg.*|new.*)$/))
    refuse(name " needs a wrapper")
  if (list)
    print name, handwritten ? "handwritten" : unwrapped ? "none" : "generated"
  else if (!check && !failed && current == group && !handwritten \
	   && !unwrapped)
    print_wrapper()
  next
}

/^LIBC_/ {
  refuse("this is no line of the table")
}

END {
  if (!check && !list && !(group in groups))
    {
      printf "%s: there is no group '%s'\n", FILENAME, group | "cat 1>&2"
      failed = 1
    }
  if (failed)
    exit 1
}
