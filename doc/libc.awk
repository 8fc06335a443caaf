# Write the table of libc's functions for the manual.
#
# In:  include/libc.def, whose opening comment explains its language.
# Out: texinfo: a @table of a group's functions, each with what is checked, and
#      which bounds its result has, in words.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# Return what the term T of a size is.
function term(t,    n, k)
{
  if (t ~ /^[0-9]+$/)
    return t
  if (t ~ /^\$/)
    return "argument " (substr(t, 2) + 1)
  n = t
  gsub(/[^0-9]*/, "", n)
  n = substr(t, match(t, /[0-9]/), 1) + 1
  k = ""
  if (match(t, /,\$[0-9]/))
    k = ", at most argument " (substr(t, RSTART + 2, 1) + 1)
  if (match(t, /:\$[0-9]/))
    k = " up to argument " (substr(t, RSTART + 2, 1) + 1)
  return "the " (t ~ /^(\|\||<<)/ ? "wide " : "") "string of argument " n k \
    (t ~ /^</ ? " without its end" : "")
}

# Return what the size S is: terms and operators.
function size(s,    words, t, length_of)
{
  words = ""
  while (s != "")
    {
      if (match(s, /^[-+*\/]/))
	{
	  t = substr(s, 1, 1)
	  length_of = 1
	  words = words (t == "*" ? " times " : t == "+" ? " plus " \
	    : t == "-" ? " minus " : " divided by ")
	}
      else if (match(s, /^(\$?[0-9]+|\|\|[^|]*\|\||\|[^|]*\||<<[^>]*>>|<[^>]*>)/))
	{
	  length_of = RLENGTH
	  words = words term(substr(s, 1, length_of))
	}
      else
	return words s
      s = substr(s, length_of + 1)
    }
  return words
}

function bytes(s)
{
  s = size(s)
  return s ~ /^[0-9]+$/ ? s (s == 1 ? " byte" : " bytes") \
    : s ~ /^the [a-z ]*string of argument [0-9]+( |$)/ ? s : s " bytes"
}

# Return the effect E in words.
function effect(e,    parts, inner, n)
{
  if (e == "x")
    return ""
  inner = substr(e, 3, length(e) - 3)
  n = index(inner, ",")
  parts = substr(inner, n + 1)
  if (e == "f(.)")
    return "means of fields that are variable arguments the fields alone"
  if (e ~ /^f/)
    return "means of a field that is argument " (inner + 1) \
      " the field alone"
  inner = substr(inner, 1, n - 1) + 1
  if (e ~ /^r/)
    return size(parts) ~ "^the [a-z ]*string of argument " inner "( |$)" \
      ? "reads " bytes(parts) : "reads " bytes(parts) " at argument " inner
  if (e ~ /^w/)
    return "writes " bytes(parts) " at argument " inner
  if (e ~ /^m/)
    {
      n = index(parts, ",")
      return "moves " bytes(substr(parts, n + 1)) " from argument " \
	(substr(parts, 1, n - 1) + 1) " to argument " inner
    }
  if (e ~ /^s/)
    return "stores a pointer at argument " inner
  if (e ~ /^v/)
    return "fills argument " inner ", whose size is at argument " (parts + 1)
  return e
}

function result(r)
{
  if (r == "none")
    return ""
  if (r == "init" || r == "static")
    return "result: bounds not known"
  if (r ~ /^arg/)
    return "result: the bounds of argument " (substr(r, 5, 1) + 1)
  if (r ~ /^new/)
    return "result: " bytes(substr(r, 5, length(r) - 5))
  if (r == "string" || r == "wstring")
    return "result: the string's bytes"
  if (r == "heap")
    return "result: the block's bytes"
  return "result: " r
}

/^LIBC_GROUP *\(/ {
  if (open)
    print "@end table"
  open = 1
  name = $0
  gsub(/.*\( *|\).*/, "", name)
  printf "\n@heading %s\n\n@table @code\n", name
  next
}

/^LIBC_FUNCTION *\(/ { entry = "" }

/^LIBC_FUNCTION *\(/, /\)[ \t]*$/ {
  entry = entry $0
  if ($0 !~ /\)[ \t]*$/)
    next
  name = entry
  sub(/^LIBC_FUNCTION *\( */, "", name)
  sub(/,.*/, "", name)
  # The strings: signature, effects (perhaps in pieces), result.
  gsub(/"[ \t]+"/, "", entry)
  n = split(entry, quoted, "\"")
  effects = quoted[4]
  n_effects = split(effects, list, " ")
  text = ""
  for (i = 1; i <= n_effects; i++)
    if ((e = effect(list[i])) != "")
      text = text (text == "" ? "" : "; ") e
  if ((e = result(quoted[6])) != "")
    text = text (text == "" ? "" : "; ") e
  if (text == "")
    text = effects ~ /x/ ? "checked by a wrapper written by hand" \
      : "nothing to check"
  gsub(/[@{}]/, "@&", text)
  printf "@item %s\n%s\n", name, toupper(substr(text, 1, 1)) substr(text, 2) "."
}

END {
  if (open)
    print "@end table"
}
