#ifndef TOKENIZER_H
#define TOKENIZER_H

struct sqlite3;

/*
 * Registers with a connection the FTS5 tokenizer `yigai`, whose tokens are those of token.h, pairs
 * of adjacent ideographs, and what punctuation joins as one: covid-19. Phrases are searched by
 * these, which are rare; match_measure() tells how many tokens of a text they have. Registers the
 * ranking of rank.h, too, and lengths.h and checksum.h. The same code is tokenizer.so, an extension
 * for the sqlite3 command line that schema/generic/build indexes with. Returns an SQLite result
 * code.
 */
int tokenizer_register(struct sqlite3 *db);

#endif
