#ifndef CODES_H
#define CODES_H

#include "dataset/catalog.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct error;
struct statement;

enum {
	CODES_WORDS = 1 << 16, /* that a code of two bytes can have */
	CODES_CHUNK = 1 << 13, /* rows of a chunk, at most */
};

/*
 * The column of a field as the build has coded it (schema/generic/description.sql: api_column),
 * read from its first row on in chunks: of as many codes as rows, or of as many lists.
 */
struct codes {
	struct statement *chunks;
	const unsigned char *at,
		*end; /* of lists, what is left of the chunk; borrowed until the next */
};

/* False with an error; codes_close() is right then, too, and for what was never opened and is zero.
 */
bool codes_open(struct codes *codes, struct db *db, const struct resource *resource,
	const struct field *field, struct error *err);
void codes_close(struct codes *codes);

/* The codes of the next chunk; how many, 0 behind the last, -1 with an error. */
int codes_next(struct codes *codes, uint16_t ret_codes[static CODES_CHUNK], struct error *err);

/* Goes to the next chunk of lists; how many it has, 0 behind the last, -1 with an error. */
int codes_next_lists(struct codes *codes, struct error *err);

/* Of a list that comes next how many codes it has, then each of these; as often as the chunk has
 * lists. */
uint16_t codes_take(struct codes *codes);

#endif
