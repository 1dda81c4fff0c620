-- All of the records are about the city.
INSERT INTO api_understood
	SELECT name_zh FROM places WHERE id = 'shanghai'
	UNION SELECT name_en FROM places WHERE id = 'shanghai'
	UNION SELECT name FROM aliases WHERE record_id = 'shanghai'
	UNION VALUES ('上海市'), ('全市'), ('本市'), ('the city'), ('the whole city');

-- What its government and the commissions and bureaus of it decide, the city decides; an agency, a group or a
-- hospital has things of its own. All of these are the city's.
INSERT INTO api_actor
	WITH acting AS (
		SELECT id, name_zh, name_en FROM organizations
		WHERE place_id = 'shanghai' AND organization_kind IN ('government', 'commission'))
	SELECT name_zh FROM acting
	UNION SELECT name_en FROM acting
	UNION SELECT name FROM aliases WHERE record_id IN (SELECT id FROM acting);
