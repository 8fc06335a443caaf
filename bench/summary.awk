# Summarize the figures of bench/run.
#
# In:  lines PROGRAM,GROUP,BUILD,PAIR,MEASURE,VALUE after a head line; STYLE:
#      text      tables for a terminal
#      markdown  tables for a page
#      csv       PROGRAM,GROUP,BUILD,MEASURE,RATIO,PLAIN
#      progress  one line of the time ratios of the program ONLY, after PREFIX
#      ORDER, the builds in the order of the columns.
# Out: for every program and build the median, over the pairs of runs, of its
#      figure divided by plain's in the same pair; geometric means; the noise.
#
# SPDX-License-Identifier: GPL-3.0-or-later

BEGIN {
  FS = ","
  OFS = ","
  if (style == "")
    style = "text"
  n_builds = split(order, builds, " ")
  for (i = 1; i <= n_builds; i++)
    seen_build[builds[i]] = 1
}

FNR == 1 || (only != "" && $1 != only) { next }

{
  if (!($1 in group))
    {
      programs[++n_programs] = $1
      group[$1] = $2
    }
  if (!($3 in seen_build))
    {
      seen_build[$3] = 1
      builds[++n_builds] = $3
    }
  if ($5 == "failed")
    failed[$1, $3] = 1
  else
    {
      value[$1, $3, $5, $4] = $6
      if ($5 == "user" || $5 == "system")
	value[$1, $3, "total", $4] += $6
    }
  if ($4 > pairs)
    pairs = $4
}

# Sort the N numbers of LIST by insertion; there are few.
function sort(list, n,    i, j, x)
{
  for (i = 2; i <= n; i++)
    {
      x = list[i]
      for (j = i - 1; j >= 1 && list[j] > x; j--)
	list[j + 1] = list[j]
      list[j + 1] = x
    }
}

# Return the quantile Q of the N sorted numbers of LIST.
function quantile(list, n, q,    place, below)
{
  place = 1 + (n - 1) * q
  below = int(place)
  return below >= n ? list[n] \
    : list[below] + (place - below) * (list[below + 1] - list[below])
}

# Fill LIST with the ratios of all pairs, sorted; return their number.
function ratios(program, build, measure, list,    i, n, a, b)
{
  n = 0
  if ((program, build) in failed)
    return 0
  for (i = 0; i <= pairs; i++)
    {
      a = value[program, build, measure, i]
      b = value[program, "plain", measure, i]
      if (a > 0 && b > 0)
	list[++n] = a / b
    }
  sort(list, n)
  return n
}

# Return the median of the ratios, or 0 if there is none.
function ratio(program, build, measure,    list, n)
{
  n = ratios(program, build, measure, list)
  return n ? quantile(list, n, 0.5) : 0
}

# Return the median of plain's figures, or 0.
function plain_figure(program, measure,    list, n, i)
{
  for (i = 0; i <= pairs; i++)
    if (value[program, "plain", measure, i] > 0)
      list[++n] = value[program, "plain", measure, i]
  sort(list, n)
  return n ? quantile(list, n, 0.5) : 0
}

# Return the geometric mean of BUILD's ratios over the programs of the group
# WHICH, or over all; set MEAN_COUNT to their number.
function geometric_mean(build, measure, which,    i, r, sum)
{
  mean_count = 0
  for (i = 1; i <= n_programs; i++)
    {
      if (which != "all" && group[programs[i]] != which)
	continue
      r = ratio(programs[i], build, measure)
      if (r > 0)
	{
	  sum += log(r)
	  mean_count++
	}
    }
  return mean_count ? exp(sum / mean_count) : 0
}

function cell(text)
{
  printf style == "markdown" ? " %s |" : " %11s", text
}

function first_cell(text)
{
  printf style == "markdown" ? "| %s |" : "%-16s", text
}

# Print one line of means for the group WHICH, if it has programs.
function mean_line(measure, which, name,    i, m, most)
{
  most = 0
  for (i = 1; i <= n_builds; i++)
    {
      geometric_mean(builds[i], measure, which)
      if (mean_count > most)
	most = mean_count
    }
  if (!most)
    return
  first_cell(name)
  cell("n=" most)
  for (i = 1; i <= n_builds; i++)
    {
      if (builds[i] == "plain" || !has[builds[i]])
	continue
      m = geometric_mean(builds[i], measure, which)
      cell(!m ? "-" : sprintf(mean_count < most ? "%.2f (%d)" : "%.2f", m,
			      mean_count))
    }
  print ""
}

# Print the table of MEASURE, whose plain figures are shown by FORMAT after
# division by UNIT.
function table(measure, title, format, unit,    i, j, p, r, any)
{
  any = 0
  for (j = 1; j <= n_builds; j++)
    {
      has[builds[j]] = 0
      for (i = 1; i <= n_programs && !has[builds[j]]; i++)
	if (builds[j] != "plain" && ratio(programs[i], builds[j], measure))
	  has[builds[j]] = any = 1
    }
  if (!any)
    return
  printf style == "markdown" ? "\n## %s\n\n" : "\n%s\n\n", title
  first_cell("program")
  cell("plain")
  for (j = 1; j <= n_builds; j++)
    if (has[builds[j]])
      cell(builds[j])
  print ""
  if (style == "markdown")
    {
      printf "| --- | ---: |"
      for (j = 1; j <= n_builds; j++)
	if (has[builds[j]])
	  printf " ---: |"
      print ""
    }
  for (i = 1; i <= n_programs; i++)
    {
      p = programs[i]
      first_cell(p)
      cell(sprintf(format, plain_figure(p, measure) / unit))
      for (j = 1; j <= n_builds; j++)
	if (has[builds[j]])
	  {
	    r = ratio(p, builds[j], measure)
	    cell(r ? sprintf("%.2f", r) \
		 : (p, builds[j]) in failed ? "failed" : "-")
	  }
      print ""
    }
  mean_line(measure, "kernel", "mean of kernels")
  mean_line(measure, "program", "mean of programs")
  mean_line(measure, "all", "mean of all")
}

# Say how far the same program differs from itself.
function noise(    i, n, m, list, spread, r, worst, worst_program)
{
  for (i = 1; i <= n_programs; i++)
    {
      n = ratios(programs[i], "again", "user", list)
      if (!n)
	continue
      spread[++m] = quantile(list, n, 0.75) - quantile(list, n, 0.25)
      r = quantile(list, n, 0.5)
      r = r > 1 ? r - 1 : 1 - r
      if (r >= worst)
	{
	  worst = r
	  worst_program = programs[i]
	}
    }
  if (!m)
    {
      print "\nNoise: not known, because the build \"again\" was left out."
      return
    }
  sort(spread, m)
  printf "\nNoise: the same plain program, run once more in every pair, took " \
    "%.3f times as long (geometric mean); the farthest median was %.1f %% " \
    "off (%s); half of the pairs of a program lie within %.1f %% of each " \
    "other (median of the programs).\n", geometric_mean("again", "user", "all"),
    100 * worst, worst_program, 100 * quantile(spread, m, 0.5)
}

function csv_lines(    i, j, k, r, measures, n)
{
  n = split("user total memory text compile instructions", measures, " ")
  print "program", "group", "build", "measure", "ratio", "plain"
  for (i = 1; i <= n_programs; i++)
    for (j = 1; j <= n_builds; j++)
      for (k = 1; k <= n; k++)
	{
	  r = ratio(programs[i], builds[j], measures[k])
	  if (r && builds[j] != "plain")
	    print programs[i], group[programs[i]], builds[j], measures[k],
	      sprintf("%.4f", r),
	      sprintf("%.4f", plain_figure(programs[i], measures[k]))
	}
}

END {
  if (style == "csv")
    {
      csv_lines()
      exit
    }
  if (style == "progress")
    {
      printf "%s %s: plain %.2f s", prefix, only, plain_figure(only, "user")
      for (j = 1; j <= n_builds; j++)
	if (builds[j] != "plain" && (r = ratio(only, builds[j], "user")))
	  printf ", %s %.2f", builds[j], r
      print ""
      exit
    }
  table("user", "User time (plain: seconds; others: times plain)", "%.3f", 1)
  table("total", "User and system time (seconds; times plain)", "%.3f", 1)
  table("memory", "Peak memory (MB; times plain)", "%.1f", 1024)
  table("text", "Code size (kB; times plain)", "%.1f", 1024)
  table("compile", "Compile time (seconds; times plain)", "%.2f", 1)
  table("instructions", "Instructions (millions; times plain)", "%.1f", 1e6)
  noise()
}
