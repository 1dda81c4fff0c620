-- Planets, moons and missions: a small subject, to begin another one from.

CREATE TABLE planets (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	planet_kind TEXT NOT NULL,
	radius REAL NOT NULL CHECK (radius > 0)
) STRICT;

CREATE TABLE moons (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	planet_id TEXT NOT NULL REFERENCES planets,
	discovered INTEGER CHECK (discovered > 0),
	discoverer TEXT
) STRICT;

CREATE TABLE missions (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL,
	planet_id TEXT NOT NULL REFERENCES planets,
	mission_kind TEXT NOT NULL,
	launched TEXT NOT NULL CHECK (date(launched, '+0 days') IS launched)
) STRICT;
