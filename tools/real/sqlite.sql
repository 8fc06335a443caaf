-- Half a million rows: create, index, join, change, vacuum, check.
-- SPDX-License-Identifier: GPL-3.0-or-later
.headers on
PRAGMA page_size = 4096;
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, town INTEGER, age INTEGER, score REAL);
CREATE TABLE town (id INTEGER PRIMARY KEY, name TEXT UNIQUE, size INTEGER);
BEGIN;
INSERT INTO town
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
  SELECT i, printf ('town-%04d', i * 7919 % 1000), i * i % 5003 FROM n;
INSERT INTO person
  WITH RECURSIVE n (i, r) AS
    (SELECT 1, 12345 UNION ALL
     SELECT i + 1, (r * 1103515245 + 12345) % 2147483648 FROM n WHERE i < 500000)
  SELECT i, printf ('%s %x', char (65 + r / 7 % 26, 97 + r / 11 % 26, 97 + r / 13 % 26), r),
         r / 17 % 1000 + 1, r / 65536 % 100, r / 1000.0 FROM n;
COMMIT;
SELECT count (*), sum (age), round (avg (score), 3), min (name), max (name) FROM person;
CREATE INDEX person_town ON person (town, age);
CREATE INDEX person_name ON person (name);
ANALYZE;
SELECT t.name, count (*) AS people, sum (p.age) AS years, group_concat (DISTINCT p.age % 7) AS rest
  FROM person p JOIN town t ON t.id = p.town
  WHERE p.age BETWEEN 20 AND 40 GROUP BY t.id ORDER BY people DESC, t.name LIMIT 10;
SELECT count (*) FROM person a JOIN person b ON a.town = b.town AND a.age = b.age
  WHERE a.id < 2000 AND b.id > 498000;
SELECT name, age, rank () OVER (PARTITION BY town ORDER BY score DESC) AS place
  FROM person WHERE town = 77 ORDER BY place, name LIMIT 8;
SELECT substr (name, 1, 1) AS letter, count (*) FROM person
  WHERE name GLOB '*[0-4]f' OR name LIKE '%abc%' GROUP BY letter ORDER BY letter;
UPDATE person SET score = score * 2, name = upper (name) WHERE id % 10 = 3;
DELETE FROM person WHERE id % 7 = 1;
CREATE TRIGGER grow AFTER INSERT ON person BEGIN
  UPDATE town SET size = size + 1 WHERE id = new.town;
END;
INSERT INTO person (name, town, age, score)
  SELECT name || '-copy', town, age, score FROM person WHERE id < 20000;
SELECT sum (size) FROM town;
CREATE VIRTUAL TABLE words USING fts5 (body);
INSERT INTO words SELECT replace (name, '-', ' ') || ' of ' || (SELECT name FROM town WHERE id = town)
  FROM person WHERE id % 50 = 0;
SELECT count (*) FROM words WHERE words MATCH 'town OR copy';
SELECT json_group_array (json_object ('n', name, 's', size)) FROM (SELECT * FROM town ORDER BY id LIMIT 5);
CREATE VIRTUAL TABLE boxes USING rtree (id, x0, x1);
INSERT INTO boxes SELECT id, age, age + score / 1000000 FROM person WHERE id % 25 = 0;
SELECT count (*) FROM boxes WHERE x0 > 30 AND x1 < 900;
VACUUM;
PRAGMA integrity_check;
SELECT hex (max (sha)) FROM (SELECT name || age AS sha FROM person ORDER BY score DESC LIMIT 100);
.mode json
SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'words%' AND name NOT LIKE 'boxes%' ORDER BY name;
PRAGMA page_count;
