-- How the dataset and its articles are cited. An article without a headline is called so; in English its own
-- headline goes before our translation, for by that it is found.
INSERT INTO api_work (resource, item, kind, author_zh, author_en)
	VALUES ('', '', 'dataset', 'Yigai 维护者', 'The Yigai maintainers');
INSERT INTO api_work
	SELECT 'sources', id, 'article-newspaper', coalesce(title_zh, '[无标题]'),
		iif(title_zh IS NULL, '[No headline]', printf('%s [%s]', title_zh, title_en)),
		author_zh, author_en, publisher_zh, publisher_en,
		substr(published_date, 1, CASE published_precision WHEN 'day' THEN 10 WHEN 'month' THEN 7 ELSE 4 END),
		coalesce(url, archived_url), language
	FROM sources;
