// Work for interpreters of JavaScript (ECMAScript 5).
//
// SPDX-License-Identifier: GPL-3.0-or-later

function Point (x, y) { this.x = x; this.y = y; }
Point.prototype.add = function (p) {
  return new Point (this.x + p.x, this.y + p.y);
};

function objects () {
  var p = new Point (0, 0);
  for (var i = 0; i < 120000; i++)
    p = p.add (new Point (i, 2));
  return p.x + p.y;
}

function fibonacci (n) {
  return n < 2 ? n : fibonacci (n - 1) + fibonacci (n - 2);
}

function strings () {
  var words = [], count = {}, n = 0;
  for (var i = 0; i < 5000; i++)
    words.push ("w" + i * 7919 % 500);
  words.join (" ").split (" ").forEach (function (w) {
    count[w] = (count[w] || 0) + 1;
  });
  for (var w in count)
    n += count[w];
  return n + words.join (" ").replace (/w(\d)/g, "<$1>").length;
}

function sieve (n) {
  var composite = [], primes = 0;
  for (var i = 2; i <= n; i++) {
    if (composite[i])
      continue;
    primes++;
    for (var j = i * i; j <= n; j += i)
      composite[j] = true;
  }
  return primes;
}

function sort () {
  var a = [], seed = 42;
  for (var i = 0; i < 15000; i++) {
    seed = seed * 16807 % 2147483647;
    a.push (seed);
  }
  a.sort (function (x, y) { return x - y; });
  return a[0] + a[a.length - 1];
}

function json () {
  var o = [];
  for (var i = 0; i < 6000; i++)
    o.push ({ id: i, name: "n" + i, list: [i, i + 1, null, true] });
  return JSON.stringify (JSON.parse (JSON.stringify (o))).length;
}

print (objects (), fibonacci (24), strings (), sieve (60000), sort (), json ());
