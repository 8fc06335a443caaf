-- Work for SQLite: tables, indices, joins, text.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

create table item (id integer primary key, name text, kind integer, price real);
create table sale (id integer primary key, item integer, number integer, day text);
create index sale_item on sale (item);
with recursive n (i) as (select 1 union all select i + 1 from n where i < 20000)
  insert into item select i, 'item ' || (i * 7919 % 10007), i % 40, i * 0.37 from n;
with recursive n (i) as (select 1 union all select i + 1 from n where i < 80000)
  insert into sale select i, i * 7919 % 20000 + 1, i % 9, date ('2020-01-01', i % 900 || ' days')
    from n;
create index item_name on item (name);
begin;
update item set price = price * 1.1 where kind in (3, 5, 7);
delete from sale where number = 0;
commit;
select kind, count (*), round (sum (price * number), 2) from sale join item on sale.item = item.id
  group by kind order by kind;
select substr (day, 1, 7) as month, max (number), count (distinct item) from sale
  group by month order by month limit 12;
select count (*) from item where name like '%99%' or upper (name) glob 'ITEM 1*7';
select name, rank () over (partition by kind order by price desc) as r from item
  order by r desc, name limit 10;
select count (*), sum (length (printf ('%08.3f %s', price, name))) from item;
