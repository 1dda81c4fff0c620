-- Prints the statements that sum up what the views hold, so that the server need not look through
-- them when it starts: how many items a resource has, and an example of each field as a query would
-- write it, which is the value of the first item that has one.

SELECT printf('UPDATE api_resource SET items = (SELECT count(*) FROM api_%s) WHERE name = ''%s'';',
	name, name)
FROM api_resource;

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
