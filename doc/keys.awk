# Write the keys of the plugin or the runtime for people.
#
# In:  the file keys.details (texinfo, "== WHOSE NAME" before each key's part),
#      then the lines of keys-gen.  WANTED is plugin or runtime; FORM is
#        texinfo     entries of a @table, with the details
#        man         entries of a man page
#        help        lines of mpxguard-gcc's help
#        completion  words for the shell
# Out: see FORM.
#
# SPDX-License-Identifier: GPL-3.0-or-later

function texinfo_text(s)
{
  gsub(/[@{}]/, "@&", s)
  return s
}

# VALUES, a word in capitals being a variable.
function texinfo_values(s)
{
  s = texinfo_text(s)
  if (match(s, /[A-Z]+/) && RLENGTH >= 4)
    s = substr(s, 1, RSTART - 1) "@var{" \
      tolower(substr(s, RSTART, RLENGTH)) "}" substr(s, RSTART + RLENGTH)
  return s
}

function man_text(s)
{
  gsub(/\\/, "\\e", s)
  gsub(/-/, "\\-", s)
  return s
}

function sentence(s)
{
  return toupper(substr(s, 1, 1)) substr(s, 2) "."
}

FNR == 1 { file++ }

file == 1 && /^#/ { next }

file == 1 && /^== / {
  key = $2 " " $3
  next
}

file == 1 {
  details[key] = details[key] $0 "\n"
  next
}

file == 2 && FNR == 1 { FS = "\t"; $0 = $0 }

$1 == wanted {
  values = $3
  help = sentence($5)
  # What follows the key where a value need not be given.
  open = values ~ /^\[/ ? "" : "="
  if (form == "texinfo")
    {
      printf "@item %s%s%s\n", $2, open, texinfo_values(values)
      printf "@cindex @code{%s}, key of the %s\n", $2, wanted
      print texinfo_text(help)
      if ($4 != "")
	printf "The default is @code{%s}.\n", texinfo_text($4)
      else if (help !~ /by default/)
	print "By default there is none."
      printf "%s\n", details[wanted " " $2]
    }
  else if (form == "man")
    {
      printf ".TP\n.B \"%s%s%s%s\"\n%s\n", wanted == "plugin" \
	? "\\-\\-mpxguard\\-" : "", man_text($2), open, man_text(values), \
	man_text(help)
      if ($4 != "")
	printf "The default is\n.BR %s .\n", man_text($4)
      else if (help !~ /by default/)
	print "By default there is none."
    }
  else if (form == "help")
    {
      line = "  --mpxguard-" $2 open values
      if (length(line) < 30)
	printf "%-30s", line
      else
	printf "%s\n%-30s", line, ""
      column = 30
      n = split(help ($4 == "" ? "" : " Default: " $4), words, " ")
      for (i = 1; i <= n; i++)
	{
	  if (column + length(words[i]) > 79)
	    {
	      printf "\n%-30s", ""
	      column = 30
	    }
	  printf "%s%s", (column > 30 ? " " : ""), words[i]
	  column += length(words[i]) + 1
	}
      print ""
    }
  else if (form == "completion")
    {
      if (values ~ /\|/)
	{
	  n = split(values, words, "|")
	  for (i = 1; i <= n; i++)
	    print $2 "=" words[i]
	}
      else
	print $2 open
    }
}
