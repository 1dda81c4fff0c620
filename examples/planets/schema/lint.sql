-- A row for each contradiction: table, id, what is wrong.
SELECT 'moons', id, 'who discovered it is given without the year' FROM moons
WHERE discoverer IS NOT NULL AND discovered IS NULL;
