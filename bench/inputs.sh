# Work for the programs of bench/programs; sourced by bench/run.
#
# In:  nothing but arguments.
# Out: functions that print input that is the same wherever they run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# An awk function random(N) that returns 0 to N - 1, by a generator that needs
# no more than 53 bits.
awk_random='
function random(n)
{
  seed = (seed * 1103515 + 12345) % 2147483648
  return int(seed / 65536) % n
}
BEGIN { seed = 42 }
function word(    i, w)
{
  w = ""
  for (i = 2 + random(8); i > 0; i--)
    w = w substr("etaoinshrdlucmfwyp", 1 + random(18), 1)
  return w
}
'

# Print $1 lines of words.
make_text ()
{
  awk -v lines="$1" "$awk_random"'
    BEGIN {
      for (i = 0; i < 2000; i++)
	dictionary[i] = word()
      while (lines-- > 0)
	{
	  line = dictionary[random(2000)]
	  for (i = 6 + random(8); i > 0; i--)
	    line = line " " dictionary[int(random(2000) * random(2000) / 2000)]
	  print line
	}
    }'
}

# Print a JSON array of $1 objects.
make_json ()
{
  awk -v objects="$1" "$awk_random"'
    BEGIN {
      print "["
      for (n = 1; n <= objects; n++)
	{
	  printf "{\"id\": %d, \"name\": \"%s %s\", \"price\": %d.%02d, ",
	    n, word(), word(), random(1000), random(100)
	  printf "\"tags\": [\"%s\", \"%s\", \"%s\"], \"size\": ", word(), word(), word()
	  printf "{\"x\": %d, \"y\": -%d, \"z\": 1.5e%d}, ", random(99), random(9), random(9)
	  printf "\"text\": \"a\\\"b\\\\c\\n%s\", \"ok\": %s, \"none\": null}%s\n",
	    word(), random(2) ? "true" : "false", n < objects ? "," : ""
	}
      print "]"
    }'
}

# Print an XML document of $1 elements with children.
make_xml ()
{
  awk -v elements="$1" "$awk_random"'
    BEGIN {
      print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<catalogue>"
      while (elements-- > 0)
	{
	  printf "  <item id=\"%d\" kind=\"%s\">\n    <name>%s &amp; %s</name>\n",
	    elements, word(), word(), word()
	  printf "    <!-- %s -->\n    <text lang=\"en\">%s %s <b>%s</b> %s</text>\n",
	    word(), word(), word(), word(), word()
	  printf "    <empty a=\"&lt;1\" b=\"2\"/>\n  </item>\n"
	}
      print "</catalogue>"
    }'
}

# Print a Markdown document of $1 sections.
make_markdown ()
{
  awk -v sections="$1" "$awk_random"'
    function words(n,    s)
    {
      s = word()
      while (--n > 0)
	s = s " " (random(9) ? word() : random(2) ? "*" word() "*" \
	    : random(2) ? "`" word() "`" : "[" word() "](http://a.b/" word() ")")
      return s
    }
    BEGIN {
      for (n = 1; n <= sections; n++)
	{
	  printf "## %s\n\n", words(3)
	  for (i = 0; i < 4; i++)
	    print words(12)
	  printf "\n* %s\n* %s\n    * %s\n\n", words(5), words(4), words(6)
	  printf "> %s\n> %s\n\n    %s\n\n", words(9), words(7), words(4)
	  printf "1. **%s**\n2. <b>%s</b> &copy; \\* \n\n", words(2), words(3)
	}
    }'
}

# Print a YAML document of $1 items.
make_yaml ()
{
  awk -v items="$1" "$awk_random"'
    BEGIN {
      print "items:"
      for (n = 1; n <= items; n++)
	{
	  printf "  - name: %s\n    number: %d\n    list: [%s, %s, \"%s\\n\"]\n",
	    word(), random(1000), word(), word(), word()
	  printf "    text: |\n      %s %s\n      %s\n", word(), word(), word()
	  printf "    map: {a: %s, b: \x27%s\x27}  # %s\n", word(), word(), word()
	}
    }'
}

# Print a random problem of $1 variables and $2 clauses of three of them, in the
# DIMACS form.
make_clauses ()
{
  awk -v variables="$1" -v clauses="$2" "$awk_random"'
    function literal()
    {
      return (random(2) ? "" : "-") (1 + random(variables))
    }
    BEGIN {
      print "p cnf", variables, clauses
      while (clauses-- > 0)
	print literal(), literal(), literal(), 0
    }'
}

# Print a picture of $1 by $2 pixels in the form PPM.
make_picture ()
{
  LC_ALL=C awk -v width="$1" -v height="$2" "$awk_random"'
    BEGIN {
      printf "P3\n%d %d\n255\n", width, height
      for (y = 0; y < height; y++)
	for (x = 0; x < width; x++)
	  print int(x * 255 / width), (x * y + random(20)) % 256, \
	    int(y * 255 / height)
    }'
}

# Print $1 bytes of the C sources below the present directory, which are taken
# again as often as needed.
make_sources ()
{
  find . -name '*.[ch]' | LC_ALL=C sort > sources.list
  n=0
  while [ $((n += 1)) -le 50 ]; do
    xargs cat < sources.list
  done | head -c "$1"
  rm sources.list
}
