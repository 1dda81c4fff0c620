#ifndef TOKENIZER_H
#define TOKENIZER_H

struct sqlite3;

/*
 * Gives a connection the FTS5 tokenizer `yigai`, whose tokens are those of token.h and pairs of
 * neighbouring ideographs, and the ranking of rank.h. A phrase of ideographs is looked for by its
 * pairs; how many of a text's tokens it has is match_measure()'s to say. The same code is
 * tokenizer.so, an extension for the sqlite3 command line that schema/generic/build indexes with.
 * checksum.h comes with it. Returns an SQLite result code.
 */
int tokenizer_register(struct sqlite3 *db);

#endif
