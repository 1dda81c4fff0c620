#include "query/code_scan.h"

#include "base/error.h"
#include "query/codes.h"
#include "query/coded_words.h"

#include <stdlib.h>

/* A column that is read row by row: either what fails is marked, or what is found is counted. */
struct code_scan {
	const struct resource *resource;
	const struct field *field;
	struct codes codes;
	int64_t row;          /* rows read before the chunk */
	const uint8_t *holds; /* by code */
	uint16_t *failed, bit;
	const uint8_t *found;
	int64_t *counts; /* by code; NULL to mark */
};

static void take_codes(struct code_scan *scan, const uint16_t *codes, int rows)
{
	if (scan->counts) {
		const uint8_t *found = scan->found + scan->row;
		for (int i = 0; i < rows; i++)
			scan->counts[codes[i]] += found[i];
		return;
	}
	uint16_t *failed = scan->failed + scan->row;
	for (int i = 0; i < rows; i++)
		failed[i] |= scan->holds[codes[i]] ? 0 : scan->bit;
}

/* A list is counted by its members, and satisfies conditions if any of them does. */
static void take_lists(struct code_scan *scan, int rows)
{
	for (int i = 0; i < rows; i++) {
		bool holds = false;
		for (int n = codes_take(&scan->codes); n > 0; n--) {
			uint16_t code = codes_take(&scan->codes);
			if (scan->counts)
				scan->counts[code] += scan->found[scan->row + i];
			else
				holds = holds || scan->holds[code];
		}
		if (!scan->counts && !holds)
			scan->failed[scan->row + i] |= scan->bit;
	}
}

/* Takes the next chunk. Returns the number of its rows, 0 at the end, or -1 and sets err. */
static int take_chunk(struct code_scan *scan, struct error *err)
{
	uint16_t codes[CODES_CHUNK];
	bool list = scan->field->type == FIELD_LIST;
	int rows = list ? codes_next_lists(&scan->codes, err) : codes_next(&scan->codes, codes, err);
	if (rows < 0)
		return -1;
	if (rows > scan->resource->count - scan->row)
		return error_set(err, ERROR_INTERNAL, "more rows are coded than there are") - 1;
	if (list)
		take_lists(scan, rows);
	else
		take_codes(scan, codes, rows);
	scan->row += rows;
	return rows;
}

static bool take_column(struct code_scan *scan, struct db *db, struct error *err)
{
	int rows = codes_open(&scan->codes, db, scan->resource, scan->field, err) ? 1 : -1;
	while (rows > 0)
		rows = take_chunk(scan, err);
	codes_close(&scan->codes);
	if (rows == 0 && scan->row < scan->resource->count)
		return error_set(err, ERROR_INTERNAL, "fewer rows are coded than there are");
	return rows == 0;
}

bool code_scan_mark(struct db *db, const struct query *query, const struct field *field,
	uint16_t *failed, uint16_t bit, struct error *err)
{
	struct coded_words words = {.holds = calloc(CODES_WORDS, 1)};
	struct code_scan scan = {.resource = query->resource,
		.field = field,
		.holds = words.holds,
		.failed = failed,
		.bit = bit};
	bool ok = words.holds
		? coded_words_read(&words, db, query, field, false, err) && take_column(&scan, db, err)
		: error_set(err, ERROR_INTERNAL, "no memory to count by");
	free(words.holds);
	return ok;
}

bool code_scan_count(struct db *db, const struct resource *resource, const struct field *field,
	const uint8_t *found, int64_t *counts, struct error *err)
{
	struct code_scan scan = {
		.resource = resource, .field = field, .found = found, .counts = counts};
	return take_column(&scan, db, err);
}
