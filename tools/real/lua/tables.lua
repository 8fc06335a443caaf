-- Tables and the garbage collector: sorting, hashing, weak tables, metatables.
-- SPDX-License-Identifier: GPL-3.0-or-later

local random = 1
local function next_random (limit)
  random = (random * 69069 + 1) % 4294967296
  return random // 65536 % limit
end

local numbers = {}
for i = 1, 60000 do numbers[i] = next_random (65536) end
table.sort (numbers)
local sum = 0
for i = 2, #numbers do
  assert (numbers[i - 1] <= numbers[i])
  sum = (sum * 17 + numbers[i]) % 1000000007
end
print (#numbers, sum)

local sieve, primes = {}, 0
for i = 2, 200000 do
  if not sieve[i] then
    primes = primes + 1
    for j = i * i, 200000, i do sieve[j] = true end
  end
end
print ('primes', primes)

local hash = {}
for i = 1, 100000 do
  local key = next_random (20000)
  if i % 3 == 0 then hash['k' .. key] = nil else hash['k' .. key] = i end
  if i % 5 == 0 then hash[key + 0.5] = key end
end
local entries, values = 0, 0
for _, value in pairs (hash) do
  entries = entries + 1
  values = values + value
end
print (entries, values)

local queue = {}
for i = 1, 3000 do table.insert (queue, i % 2 == 0 and 1 or #queue + 1, i) end
for i = 1, 1000 do table.remove (queue, i % #queue + 1) end
print (#queue, queue[1], queue[#queue], table.concat (queue, ',', 1, 12))
print (table.unpack (table.move ({ 1, 2, 3, 4, 5 }, 2, 5, 1)))

-- Matrices, with operators.
local matrix = {}
matrix.__index = matrix
function matrix.__mul (a, b)
  local n, result = #a, setmetatable ({}, matrix)
  for i = 1, n do
    local row = {}
    for j = 1, n do
      local value = 0
      for k = 1, n do value = (value + a[i][k] * b[k][j]) % 9973 end
      row[j] = value
    end
    result[i] = row
  end
  return result
end
function matrix.__eq (a, b)
  for i = 1, #a do
    for j = 1, #a do if a[i][j] ~= b[i][j] then return false end end
  end
  return true
end
local function new_matrix (n)
  local result = setmetatable ({}, matrix)
  for i = 1, n do
    result[i] = {}
    for j = 1, n do result[i][j] = next_random (100) end
  end
  return result
end
local a, b, c = new_matrix (40), new_matrix (40), new_matrix (40)
print ((a * b) * c == a * (b * c), ((a * b) * c)[7][11])

-- Garbage of many kinds; what is weak must go, what is held must stay.
local weak, held, closed = setmetatable ({}, { __mode = 'k' }), {}, 0
for i = 1, 20000 do
  local object = setmetatable ({ i, { i } }, { __gc = function () closed = closed + 1 end })
  weak[object] = function () return i end
  if i % 100 == 0 then held[#held + 1] = object end
end
collectgarbage ()
collectgarbage ()
local alive = 0
for _ in pairs (weak) do alive = alive + 1 end
print (#held, alive, closed)
collectgarbage ('generational')
local list
for i = 1, 99999 do list = { next = i % 1000 ~= 0 and list or nil, value = i } end
local length = 0
while list do length, list = length + 1, list.next end
print (length)

local function queens (n)
  local columns, up, down, found = {}, {}, {}, 0
  local function place (row)
    if row > n then found = found + 1 return end
    for column = 1, n do
      if not (columns[column] or up[row + column] or down[row - column + n]) then
	columns[column], up[row + column], down[row - column + n] = true, true, true
	place (row + 1)
	columns[column], up[row + column], down[row - column + n] = nil, nil, nil
      end
    end
  end
  place (1)
  return found
end
print ('queens', queens (8))
