-- Write and read JSON, and see that nothing is lost on the way.
-- SPDX-License-Identifier: GPL-3.0-or-later

local random = 12345
local function next_random (limit)
  random = (random * 1103515245 + 12345) % 2147483648
  return random // 65536 % limit
end

local escapes = { ['"'] = '\\"', ['\\'] = '\\\\', ['\n'] = '\\n', ['\t'] = '\\t' }
local plain = { n = '\n', t = '\t', ['"'] = '"', ['\\'] = '\\' }

local function sorted_keys (t)
  local keys = {}
  for key in pairs (t) do keys[#keys + 1] = key end
  table.sort (keys)
  return keys
end

local function encode (value)
  local kind = type (value)
  if kind == 'string' then
    return '"' .. value:gsub ('["\\\n\t]', escapes) .. '"'
  elseif kind ~= 'table' then
    return tostring (value)
  end
  local parts = {}
  if #value > 0 then
    for i, item in ipairs (value) do parts[i] = encode (item) end
    return '[' .. table.concat (parts, ',') .. ']'
  end
  for i, key in ipairs (sorted_keys (value)) do
    parts[i] = encode (key) .. ':' .. encode (value[key])
  end
  return '{' .. table.concat (parts, ',') .. '}'
end

local decode

local function decode_string (text, at)
  local finish = at + 1
  while true do
    local c = text:sub (finish, finish)
    if c == '"' then break end
    finish = finish + (c == '\\' and 2 or 1)
  end
  local raw = text:sub (at + 1, finish - 1)
  return raw:gsub ('\\(.)', plain), finish + 1
end

local function decode_list (text, at, close, item)
  if text:sub (at, at) == close then return at + 1 end
  while true do
    at = item (at)
    local c = text:sub (at, at)
    at = at + 1
    if c == close then return at end
    assert (c == ',', 'a comma was expected')
  end
end

function decode (text, at)
  local c = text:sub (at, at)
  local result = {}
  if c == '"' then
    local value, after = decode_string (text, at)
    return value, after
  elseif c == '[' then
    return result, decode_list (text, at + 1, ']', function (i)
      result[#result + 1], i = decode (text, i)
      return i
    end)
  elseif c == '{' then
    return result, decode_list (text, at + 1, '}', function (i)
      local key, value
      key, i = decode_string (text, i)
      value, i = decode (text, i + 1)
      result[key] = value
      return i
    end)
  end
  local word = text:match ('^[%w.+-]+', at)
  if word == 'true' then return true, at + 4 end
  if word == 'false' then return false, at + 5 end
  return tonumber (word), at + #word
end

local function make (depth)
  local kind = next_random (depth > 0 and 6 or 4)
  if kind == 0 then return next_random (1000000) end
  if kind == 1 then return next_random (2) == 1 end
  if kind == 2 then return next_random (1000) / 8 end
  if kind == 3 then
    return ('a"b\\c\n\t'):rep (next_random (5)) .. next_random (10000)
  end
  local result = {}
  for i = 1, 1 + next_random (8) do
    result[kind == 4 and i or 'key' .. next_random (100)] = make (depth - 1)
  end
  return result
end

local bytes, sum = 0, 0
for i = 1, 3000 do
  local text = encode (make (5))
  local again = encode ((decode (text, 1)))
  assert (text == again, text)
  bytes = bytes + #text
  for j = 1, #text, 7 do sum = (sum * 31 + text:byte (j)) % 1000000007 end
end
print (bytes, sum)
