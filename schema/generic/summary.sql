-- Prints the statements that sum up what the views hold, so that the server need not look through
-- them when it starts: how many items a resource has, and an example of each field as a query would
-- write it, which is the value of the first item that has one.

SELECT printf('UPDATE api_resource SET items = (SELECT count(*) FROM api_%s) WHERE name = ''%s'';',
	name, name)
FROM api_resource;

-- The order of api_search: what a search over everything shows comes first, and of that what has names.
SELECT 'UPDATE api_resource SET first_row = s.first_row FROM (
	SELECT name, 1 + sum(items) OVER (
		ORDER BY main DESC, max(search = ''name'') DESC, name
		ROWS UNBOUNDED PRECEDING) - items AS first_row
	FROM api_resource JOIN api_field ON resource = name WHERE search IS NOT NULL GROUP BY name) AS s
	WHERE s.name = api_resource.name;';

SELECT 'UPDATE api_field SET example = (SELECT ' || CASE type
		WHEN 'boolean' THEN printf('iif("%w", ''true'', ''false'')', field)
		WHEN 'number' THEN printf('printf(''%%.15g'', "%w")', field)
		WHEN 'list' THEN printf('"%w" ->> 0', field)
		ELSE printf('"%w"', field) END
	|| printf(' AS e FROM api_%s WHERE "%w" IS NOT NULL AND e IS NOT NULL ORDER BY "%w" LIMIT 1)',
		resource, field, "key")
	|| printf(' WHERE resource = ''%s'' AND field = ''%s'';', resource, field)
FROM api_field JOIN api_resource ON name = resource
WHERE type <> 'json';
