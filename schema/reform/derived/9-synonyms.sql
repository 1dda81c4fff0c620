-- What a search holds for the same.
INSERT INTO api_synonym SELECT meaning, word FROM synonyms;

-- An alias is found as the record that has it; a place stands in two resources.
INSERT INTO api_alias
	SELECT resource, record_id, name FROM aliases JOIN record ON record.id = record_id
	UNION ALL SELECT iif(place_kind = 'new_town', 'new_towns', 'districts'), record_id, name
	FROM aliases JOIN places ON places.id = record_id WHERE place_kind IN ('new_town', 'district');
