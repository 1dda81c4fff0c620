-- What the planner goes by. It knows of an index only how many rows a value has on the average. Where that
-- is many it would look through the whole table, for a value that few rows have, too: so none is taken
-- for many.

ANALYZE;

UPDATE sqlite_stat1
SET stat = printf('%d %d', stat, min(CAST(substr(stat, instr(stat, ' ')) AS INTEGER), 1 + stat / 100))
WHERE stat GLOB '[0-9]* [0-9]*' AND stat NOT GLOB '* * *';
