-- Work for Lua: objects, closures, strings, tables.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

local Point = {}
Point.__index = Point
function Point.new (x, y) return setmetatable ({ x = x, y = y }, Point) end
function Point:add (p) return Point.new (self.x + p.x, self.y + p.y) end

local function objects ()
  local p = Point.new (0, 0)
  for i = 1, 500000 do p = p:add (Point.new (i, -i)) end
  return p.x + p.y
end

local function fibonacci (n)
  return n < 2 and n or fibonacci (n - 1) + fibonacci (n - 2)
end

local function strings ()
  local words = {}
  for i = 1, 40000 do words[#words + 1] = "w" .. (i * 7919 % 1000) .. "x" end
  local text = table.concat (words, " ")
  local count, n = {}, 0
  for w in text:gmatch ("%a(%d+)") do count[w] = (count[w] or 0) + 1 end
  for _ in pairs (count) do n = n + 1 end
  return n + #text:gsub ("w", "<%0>"):upper ()
end

local function sieve (n)
  local composite, primes = {}, 0
  for i = 2, n do
    if not composite[i] then
      primes = primes + 1
      for j = i * i, n, i do composite[j] = true end
    end
  end
  return primes
end

local function sort ()
  local t, seed = {}, 42
  for i = 1, 60000 do
    seed = seed * 1103515245 + 12345 & 0x7fffffff
    t[i] = seed
  end
  table.sort (t, function (a, b) return a > b end)
  return t[1] - t[#t]
end

print (objects (), fibonacci (27), strings (), sieve (400000), sort ())
