#ifndef CHECKSUM_H
#define CHECKSUM_H

struct sqlite3;

/*
 * Registers `search_checksum()` with a connection: an integer computed from every value in the
 * tables of the FTS5 index api_search, which SQLite's own integrity check does not examine. The
 * build stores it in api_checksum, and check_file() compares. Rows are read one by one, so that it
 * can be interrupted. Statements in a schema may not call it. Returns an SQLite result code.
 */
int checksum_register(struct sqlite3 *db);

#endif
