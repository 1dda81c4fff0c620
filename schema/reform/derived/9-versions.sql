-- Which release a record first appeared in, and which last changed it, as `changes` tells. What the first
-- release of a resource held is not told row by row: the row without an item says it of all others.
INSERT INTO api_history
	SELECT name, '', version, version FROM (
		SELECT name, coalesce(
			(SELECT version FROM changes
				WHERE record_resource = name AND change_kind = 'added' AND record_id IS NULL AND field IS NULL),
			(SELECT id FROM releases WHERE ordinal = 1)) AS version
		FROM api_resource WHERE name NOT IN ('changes', 'fields', 'releases', 'retired', 'terms'));

-- Each record under every name that it has had.
CREATE TEMP TABLE known_as AS
	WITH RECURSIVE name (resource, id, was_resource, was_id) AS (
		SELECT DISTINCT record_resource, record_id, record_resource, record_id FROM changes WHERE record_id IS NOT NULL
		UNION
		SELECT successor_resource, successor_id, successor_resource, successor_id FROM retired WHERE renamed
		UNION
		SELECT resource, name.id, record_resource, r.id FROM name JOIN retired AS r
			ON renamed AND successor_resource = was_resource AND successor_id = was_id)
	SELECT * FROM name;

-- It appeared under the first of them.
CREATE TEMP TABLE appeared AS
	SELECT n.resource, n.id, coalesce(c.version, h.first_version) AS version
	FROM known_as AS n JOIN api_history AS h ON h.resource = was_resource AND item = ''
		LEFT JOIN changes AS c ON record_resource = was_resource AND record_id = was_id
			AND change_kind = 'added' AND field IS NULL
	WHERE NOT EXISTS (SELECT * FROM retired
		WHERE renamed AND successor_resource = was_resource AND successor_id = was_id);

INSERT INTO api_history
	SELECT a.resource, a.id, a.version, coalesce((SELECT r.id FROM known_as AS n
			JOIN changes ON record_resource = was_resource AND record_id = was_id JOIN releases AS r ON r.id = version
			WHERE n.resource = a.resource AND n.id = a.id ORDER BY r.ordinal DESC LIMIT 1), a.version)
	FROM appeared AS a
	WHERE NOT EXISTS (SELECT * FROM api_gone AS g WHERE g.resource = a.resource AND g.item = a.id);

-- The same records at their other addresses.
INSERT INTO api_history
	SELECT other, item, first_version, changed_version FROM api_history JOIN (
		SELECT id, resource, 'facts' AS other FROM facts JOIN record USING (id)
		UNION ALL
		SELECT id, 'places', CASE place_kind WHEN 'district' THEN 'districts' ELSE 'new_towns' END
		FROM places WHERE place_kind IN ('district', 'new_town')) AS o ON o.resource = api_history.resource AND o.id = item;
