-- Strings: patterns, formats, packing, buffers that grow.
-- SPDX-License-Identifier: GPL-3.0-or-later

local function checksum (text)
  local sum = 0
  for i = 1, #text do sum = (sum * 131 + text:byte (i)) % 4294967291 end
  return sum
end

local words = {}
for i = 1, 3000 do
  words[i] = ('%s%d'):format (string.char (97 + i % 26, 97 + i * 7 % 26), i * i % 977)
end
local text = table.concat (words, ' ')
print (#text, checksum (text))
print (checksum (text:upper ()), checksum (text:reverse ()))
print (select (2, text:gsub ('%a+', function (w) return w .. w:len () end)))
print (checksum ((text:gsub ('(%a+)(%d+)', '%2<%1>'))))
print (text:find ('zz', 1, true), text:find ('(%d)%1%1'))
print (text:match ('^(.-)%s.*%s(.-)$'))

local counts = {}
for word in text:gmatch ('%a+') do counts[word] = (counts[word] or 0) + 1 end
local names = {}
for name in pairs (counts) do names[#names + 1] = name end
table.sort (names, function (a, b)
  return counts[a] > counts[b] or counts[a] == counts[b] and a < b
end)
for i = 1, 10 do io.write (names[i], '=', counts[names[i]], ' ') end
print ()

print (('%5d|%-8s|%08.3f|%x|%q|%g|%a'):format (42, 'left', math.pi, 48879, 'a\n"b"\0c', 1e100, 0.5))
print (('%-20.3s|%+d|%%|%c|%i'):format ('abcdef', 7, 65, -3))

local packed = string.pack ('<i2 >I4 z s1 d j', -2, 305419896, 'zero', 'counted', 2.5, math.mininteger)
print (#packed, checksum (packed), string.unpack ('<i2 >I4 z s1 d j', packed))

local buffer = {}
for i = 1, 20000 do buffer[#buffer + 1] = i % 97 == 0 and '\n' or tostring (i) end
local big = table.concat (buffer)
print (#big, checksum (big), #big:rep (20, '--'))

for _, s in ipairs { '', 'a', 'äöü€', '日本語' } do
  local codes = {}
  for _, c in utf8.codes (s) do codes[#codes + 1] = c end
  print (utf8.len (s), table.concat (codes, ','), utf8.char (table.unpack (codes)) == s)
end
print (tostring (1e15), 2^53, 7 // 2, -7 // 2, -7 % 3, 7.5 // 2, 1 / 0, math.maxinteger + 1)
print (tonumber ('0x1p4'), tonumber ('  12  '), tonumber ('z', 36), tonumber ('8', 8))
