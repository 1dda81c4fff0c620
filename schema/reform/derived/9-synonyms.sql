-- What a search holds for the same.
INSERT INTO api_synonym SELECT meaning, word FROM synonyms;
