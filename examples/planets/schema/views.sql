CREATE VIEW api_planets AS
	SELECT id, name, planet_kind, radius, (SELECT count(*) FROM moons WHERE planet_id = p.id) AS moon_count
	FROM planets AS p;

CREATE VIEW api_moons AS SELECT id, name, planet_id, discovered, discoverer FROM moons;

CREATE VIEW api_missions AS SELECT id, name, planet_id, mission_kind, launched FROM missions;
