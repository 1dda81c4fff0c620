-- Prints the statements that make and fill api_search: a row for each item of each resource with a
-- searched field, in the order of the resources' first_row, and of one resource the shortest first: a
-- search that finds very many ranks the first of them only. A column for each name of such a field:
-- names first, then pinyin, then text, `aliases`, the item's other names, and last `synonyms`, the words
-- that mean the same as words of the item and that it does not have itself; these two if there are any. The
-- tokenizer is `yigai` of server/fulltext/tokenizer.c. The texts are those of api_text, but what stands there only to
-- be found, and is never shown, is in the index alone.

CREATE TEMP VIEW searched (field, search) AS
	SELECT field, search FROM api_field WHERE search IS NOT NULL GROUP BY field
	ORDER BY CASE search WHEN 'name' THEN 1 WHEN 'pinyin' THEN 2 ELSE 3 END, field;

CREATE TEMP VIEW search_column (name, search) AS
	SELECT printf('"%w"', field), search FROM (SELECT * FROM searched)
	UNION ALL SELECT 'aliases', 'name' WHERE EXISTS (SELECT 1 FROM api_alias)
	UNION ALL SELECT 'keywords', 'keyword' WHERE EXISTS (SELECT 1 FROM api_keyword)
	UNION ALL SELECT 'synonyms', 'synonym' WHERE EXISTS (SELECT 1 FROM api_synonym);

SELECT 'CREATE TABLE api_text (row INTEGER PRIMARY KEY, resource TEXT NOT NULL, id TEXT NOT NULL'
	|| (SELECT coalesce(group_concat(printf(', %s TEXT', name), ''), '') FROM search_column) || ') STRICT;';

-- Beginnings of two letters have an index of their own where there are many rows: to put together all words that go on
-- from `in` takes 12 ms of 100,000 rows, and the index of words is half as large again.
SELECT 'CREATE VIRTUAL TABLE api_search USING fts5(resource UNINDEXED, id UNINDEXED'
	|| (SELECT coalesce(group_concat(', ' || name, ''), '') FROM search_column)
	|| ', content = ''api_text'', content_rowid = ''row'', tokenize = ''yigai'', columnsize = 0'
	|| iif((SELECT sum(items) FROM api_resource WHERE first_row > 0) >= 20000, ', prefix = 2', '') || ');';

-- Pinyin is typed by syllables, by words or in one go: runs of 2 to 4 syllables stand there, joined,
-- and those that go on to the end, so that a prefix finds longer ones.
CREATE TEMP VIEW written (resource, ordinal, field, expression) AS
	SELECT resource, ordinal, field, iif(search <> 'pinyin', printf('"%w"', field), printf(
		'"%w" || (WITH RECURSIVE '
		|| 'tail (rest) AS (SELECT "%w" UNION ALL '
		|| 'SELECT substr(rest, instr(rest, '' '') + 1) FROM tail WHERE instr(rest, '' '') > 0), '
		|| 'run (joined, rest, syllables) AS (SELECT '''', rest || '' '', 0 FROM tail UNION ALL '
		|| 'SELECT joined || substr(rest, 1, instr(rest, '' '') - 1), '
		|| 'substr(rest, instr(rest, '' '') + 1), syllables + 1 FROM run WHERE rest <> '''') '
		|| 'SELECT coalesce(group_concat('' '' || joined, ''''), '''') FROM run '
		|| 'WHERE syllables BETWEEN 2 AND 4 OR syllables > 4 AND rest = '''')',
		field, field))
	FROM api_field WHERE search IS NOT NULL;

SELECT printf('INSERT INTO api_text (resource, id%s) SELECT ''%s'', "%w"%s FROM api_%s AS i '
	|| 'ORDER BY 0%s, "%w";',
	group_concat(printf(', "%w"', field), '') || iif(named, ', aliases', '') || iif(described, ', keywords', ''),
	resource, "key", group_concat(', ' || expression, '') || iif(named, printf(
		', (SELECT group_concat(name, ''; '') FROM api_alias WHERE resource = ''%s'' AND item = i."%w")',
		resource, "key"), '') || iif(described, printf(
		', (SELECT words FROM api_keyword WHERE resource = ''%s'' AND item = i."%w")', resource, "key"), ''),
	resource,
	group_concat(printf(' + coalesce(length("%w"), 0)', field), ''), "key")
FROM (SELECT *, EXISTS (SELECT 1 FROM api_alias AS a WHERE a.resource = w.resource) AS named,
			EXISTS (SELECT 1 FROM api_keyword AS k WHERE k.resource = w.resource) AS described
		FROM written AS w ORDER BY resource, ordinal)
	JOIN api_resource ON name = resource
GROUP BY resource ORDER BY first_row;

SELECT 'INSERT INTO api_search (api_search) VALUES (''rebuild'');';

-- Each word as a phrase, an English one in the plural, too: its stem is often that of other words, as
-- international is of internationalization.
CREATE TEMP VIEW asked (meaning, word, expression) AS
	SELECT meaning, word, printf('"%s"', replace(word, '"', ' '))
		|| iif(word GLOB '*[a-z]', printf(' OR "%ss"', replace(word, '"', ' ')), '')
	FROM api_synonym;

SELECT 'CREATE TEMP TABLE synonym (row INTEGER, word TEXT, PRIMARY KEY (row, word)) WITHOUT ROWID;'
WHERE (SELECT count(*) FROM api_synonym);

SELECT printf('INSERT OR IGNORE INTO temp.synonym SELECT rowid, %Q FROM api_search WHERE api_search MATCH %Q '
	|| 'AND rowid NOT IN (SELECT rowid FROM api_search WHERE api_search MATCH %Q);',
	other.word, has.expression, other.expression)
FROM asked AS has JOIN asked AS other ON other.meaning = has.meaning AND other.word <> has.word
ORDER BY other.word, has.word;

SELECT 'UPDATE api_text SET synonyms = '
	|| '(SELECT group_concat(word, ''; '') FROM temp.synonym AS s WHERE s.row = api_text.row) '
	|| 'WHERE row IN (SELECT row FROM temp.synonym);'
	|| 'INSERT INTO api_search (api_search) VALUES (''rebuild'');'
WHERE (SELECT count(*) FROM api_synonym);

-- How many words each row has, as long as all its texts are there: of 8192 rows in a chunk, two bytes each, the low one
-- first; 65535 for more. What is ranked needs it of each hit, and FTS5 would have it row by row
-- (server/fulltext/lengths.h).
SELECT 'CREATE TABLE api_length (chunk INTEGER PRIMARY KEY, lengths BLOB NOT NULL) STRICT;'
	|| 'INSERT INTO api_length SELECT chunk, search_lengths(chunk) '
	|| 'FROM (SELECT DISTINCT (row - 1) / 8192 AS chunk FROM api_text);';

-- How many records each common word stands in, so that a question can be told what it would cost
-- (server/query/reading.h): of a rarer one there are few.
SELECT 'CREATE TABLE api_common (word TEXT PRIMARY KEY, hits INTEGER NOT NULL) STRICT, WITHOUT ROWID;'
	|| 'CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, api_search, row);'
	|| 'INSERT INTO api_common SELECT term, doc FROM temp.vocabulary WHERE doc >= 64;'
	|| 'DROP TABLE temp.vocabulary;';

SELECT printf('UPDATE api_text SET %s;', group_concat(name || ' = NULL', ', ')) FROM search_column
WHERE search IN ('pinyin', 'keyword', 'synonym') HAVING count(*);

-- The api_row of a hit's item, where its resource has them, and what it shows beside its texts: of a field, or of
-- the one beside it whose name ends so in place of `_date` (server/dataset/parts.h). When a date begins and how
-- precisely it is known is that of the same date.
CREATE TEMP VIEW shown (member, ordinal, of, ending) AS
	VALUES ('date', 1, 'date', NULL), ('date_start', 2, 'date', '_start'), ('date_precision', 3, 'date', '_precision'),
		('category', 4, 'category', NULL), ('status', 5, 'status', NULL), ('verdict', 6, 'verdict', NULL),
		('source_ids', 7, 'source_ids', NULL);

CREATE TEMP VIEW hit_value (resource, member, ordinal, whole, field) AS
	SELECT resource, member, f.ordinal, field, iif(ending IS NULL, field, (
		SELECT field FROM api_field AS part WHERE part.resource = f.resource
			AND part.field = iif(f.field GLOB '?*_date', substr(f.field, 1, length(f.field) - 5), f.field) || ending))
	FROM temp.shown JOIN api_field AS f ON hit = of;

SELECT 'CREATE TABLE api_hit (row INTEGER PRIMARY KEY, item INTEGER'
	|| (SELECT group_concat(printf(', %s TEXT', member), '') FROM (SELECT * FROM shown ORDER BY ordinal)) || ') STRICT;';

SELECT printf('INSERT INTO api_hit SELECT s.row, %s%s FROM api_text AS s JOIN api_%s AS i ON i."%w" = s.id '
	|| 'WHERE s.row BETWEEN %d AND %d;', iif(numbered, 'i.api_row', 'NULL'), (
		SELECT group_concat(', ' || value, '') FROM (
			SELECT coalesce((
				SELECT 'CASE' || group_concat(printf(' WHEN i."%w" IS NOT NULL THEN ', whole)
						|| coalesce(printf('i."%w"', field), 'NULL'), '') || ' END' FROM (
					SELECT * FROM temp.hit_value AS v
					WHERE v.resource = name AND v.member = shown.member ORDER BY v.ordinal)), 'NULL') AS value
			FROM shown ORDER BY ordinal)), name, "key", first_row, first_row + items - 1)
FROM api_resource WHERE first_row IS NOT NULL AND items > 0 ORDER BY first_row;

-- What item each row is of, once more: api_row of 8192 rows in a chunk, four bytes each, the low one first; 0 where the
-- resource has none. Of very many hits each is found here, and not looked up (server/query/hit_items.h).
SELECT 'CREATE TABLE api_item (chunk INTEGER PRIMARY KEY, items BLOB NOT NULL) STRICT;';

-- What succeeds each key that went: where a search is for the key and finds nothing else.
SELECT 'CREATE TABLE api_successor (item TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (item, row)) '
	|| 'STRICT, WITHOUT ROWID;';

SELECT 'INSERT OR IGNORE INTO api_successor SELECT g.item, s.row FROM api_text AS s '
	|| 'CROSS JOIN api_gone AS g ON g.successor_resource = s.resource AND g.successor = s.id;'
WHERE (SELECT count(*) FROM api_gone);

-- What a hit in each column weighs: a name more than its pinyin, that more than text, and least of all what
-- only means the same.
SELECT 'INSERT INTO api_search (api_search, rank) VALUES (''rank'', ''bm25(0, 0'
	|| (SELECT coalesce(group_concat(CASE search WHEN 'name' THEN ', 10' WHEN 'pinyin' THEN ', 5'
		WHEN 'synonym' THEN ', 0.5' ELSE ', 1' END, ''), '') FROM search_column) || ')'');';

SELECT 'INSERT INTO api_search (api_search) VALUES (''optimize'');';
