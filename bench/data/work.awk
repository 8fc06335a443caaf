# Work for awk: words counted and sorted, fields, regular expressions.
#
# SPDX-License-Identifier: GPL-3.0-or-later

{
  for (i = 1; i <= NF; i++)
    count[$i]++
  if ($0 ~ /(ea|th)[a-n]+ .*[aeiou]$/)
    matched++
  if (match($0, /s[^ ]*d /))
    sum += RSTART + RLENGTH
  gsub(/[aeiou]+/, "-")
  length_sum += length($0)
  $3 = toupper($2) NR
  text = substr($0, 5, 20)
  if (index(text, "-t-"))
    found++
}

END {
  for (w in count)
    if (count[w] > most || (count[w] == most && w < best))
      {
	most = count[w]
	best = w
      }
  print NR, matched, sum, length_sum, found, best, most
}
