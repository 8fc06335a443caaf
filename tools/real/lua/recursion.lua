-- Make the stack grow and shrink: deep calls, coroutines, errors on the way.
-- SPDX-License-Identifier: GPL-3.0-or-later

local function depth (n)
  if n == 0 then return 0 end
  return 1 + depth (n - 1)
end
for n = 10, 15000, 1499 do io.write (depth (n), ' ') end
print ()

local function ackermann (m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ackermann (m - 1, 1) end
  return ackermann (m - 1, ackermann (m, n - 1))
end
print (ackermann (2, 300), ackermann (3, 6))

local function permutations (list, n)
  n = n or #list
  if n <= 1 then
    coroutine.yield (list)
  else
    for i = 1, n do
      list[n], list[i] = list[i], list[n]
      permutations (list, n - 1)
      list[n], list[i] = list[i], list[n]
    end
  end
end
local count, sum = 0, 0
for list in coroutine.wrap (function () permutations { 1, 2, 3, 4, 5, 6, 7, 8 } end) do
  count = count + 1
  sum = (sum * 3 + list[1] * list[8]) % 1000003
end
print (count, sum)

local function fail (n)
  if n == 0 then error { code = 42 } end
  local ok, message = pcall (fail, n - 1)
  error (message)
end
local ok, message = pcall (fail, 100)
print (ok, message.code)
print (pcall (string.rep, 'x', -1))
print (select ('#', table.unpack ({}, 1, 5000)))
local function overflow () return 1 + overflow () end
ok, message = pcall (overflow)
print (ok, message:match ('stack overflow'))

-- Many coroutines alive at once, each with a stack of its own.
local running = {}
for i = 1, 500 do
  running[i] = coroutine.create (function (first)
    local total = first
    while true do total = total + coroutine.yield (total + depth (i % 50)) end
  end)
end
local total = 0
for round = 1, 20 do
  for i = 1, #running do
    local _, value = coroutine.resume (running[i], round)
    total = (total + value) % 1000000007
  end
end
print (total)
