# MuJS, an interpreter of JavaScript with a garbage collector and errors by
# longjmp: a script of strings, sorting, objects and expressions.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=mujs

program_build ()
{
  make -C "$1" -j"$jobs" CC="$2" CFLAGS="$3 -g -std=c99" build/release/mujs
}

program_test ()
{
  cd "$1" && cat > test.js <<'EOF'
var s = "", o = {}, a = [], n = 0, i, k;
for (i = 0; i < 2000; i++) s += String.fromCharCode (32 + i % 90);
print (s.length, s.split ("a").length, s.replace (/[b-d]+/g, "x").length);
for (i = 0; i < 5000; i++) o["k" + i * 7919 % 5003] = i;
for (k in o) { n += o[k]; if (o[k] % 3 == 0) delete o[k]; }
for (i = 0; i < 3000; i++) a.push (i * 7919 % 3001);
a.sort (function (x, y) { return x - y; });
print (n, a[10], a[2999], a.slice (5, 9), a.join (",").length);
print (JSON.stringify (JSON.parse ('{"a":[1,2,{"b":null}],"c":"\\u00e9x"}')));
function f (n) { return n < 2 ? n : f (n - 1) + f (n - 2); }
function deep (n) { if (n == 0) throw new Error ("end"); deep (n - 1); }
try { deep (40); } catch (e) { print (f (18), e); }
try { null.x; } catch (e) { print (e); }
print (/(\w+)\s(\w+)/.exec ("hello world x")[2], new Date (0).toISOString ());
EOF
  build/release/mujs test.js
}
