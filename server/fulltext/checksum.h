#ifndef CHECKSUM_H
#define CHECKSUM_H

struct sqlite3;

/*
 * Gives a connection `search_checksum()`, an integer made from every value of the tables that FTS5
 * keeps api_search in: SQLite's own integrity check does not look into them. The build stores it in
 * api_checksum, and whoever checks the file compares. Rows are read one by one, so that it can be
 * interrupted; no statement in a schema may call it. Returns an SQLite result code.
 */
int checksum_register(struct sqlite3 *db);

#endif
