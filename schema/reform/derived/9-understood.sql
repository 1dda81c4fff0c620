-- All of the records are about the city.
INSERT INTO api_understood
	SELECT name_zh FROM places WHERE id = 'shanghai'
	UNION SELECT name_en FROM places WHERE id = 'shanghai'
	UNION SELECT name FROM aliases WHERE record_id = 'shanghai'
	UNION VALUES ('上海市'), ('全市'), ('本市'), ('the city'), ('the whole city');
