#ifndef TOKENIZER_H
#define TOKENIZER_H

struct sqlite3;

/*
 * Registers with a connection the FTS5 tokenizer `yigai`, whose tokens are those of token.h and
 * pairs of adjacent ideographs, the ranking of rank.h, and checksum.h. Phrases of ideographs are
 * searched by their pairs; match_measure() tells how many tokens of a text they have. The same code
 * is tokenizer.so, an extension for the sqlite3 command line that schema/generic/build indexes
 * with. Returns an SQLite result code.
 */
int tokenizer_register(struct sqlite3 *db);

#endif
