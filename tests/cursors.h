#ifndef CURSORS_H
#define CURSORS_H

#include "suite.h"

#include "base/buf.h"
#include "query/cursor.h"
#include "lights.h"

#include <string.h>

/* What the suites of the cursor share: one query, the cursor of a row of it, and reading it. */

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static struct query query;
static struct target target;
static struct error err;
static struct value values[QUERY_SORT_MAX + 1];
static char storage[TARGET_MAX];
static const struct value null = {.type = VALUE_NULL};

static inline void parse(const char *text)
{
	ck_assert_msg(lights_parse(&query, &target, text, &err), "%s", text);
}

static inline struct value text_value(const char *text)
{
	return value_text(text, strlen(text));
}

/* The cursor of the query for a row; the caller frees it. */
static inline char *write(const struct value *row)
{
	struct buf out;
	size_t len;
	buf_init(&out, 2 * TARGET_MAX);
	cursor_write(&query, DIGEST, row, &out);
	ck_assert_ptr_nonnull(buf_text(&out));
	return buf_steal(&out, &len);
}

static inline bool read_in(const char *digest, const char *cursor)
{
	memset(values, 0xAA, sizeof values);
	query.cursor = cursor;
	error_clear(&err);
	return cursor_read(&query, digest, storage, values, &err);
}

static inline bool read(const char *cursor)
{
	return read_in(DIGEST, cursor);
}

/* Reading, in the dataset of this digest, fails with the code and writes no value. */
static inline void assert_unreadable_in(
	const char *digest, const char *cursor, enum error_code code)
{
	ck_assert_msg(!read_in(digest, cursor), "%s", cursor);
	ck_assert_msg(err.code == code, "%s: code %d", cursor, (int)err.code);
	ck_assert_str_ne(err.detail, "");
	unsigned char untouched[sizeof values];
	memset(untouched, 0xAA, sizeof untouched);
	ck_assert_msg(memcmp(values, untouched, sizeof values) == 0, "%s: values are written", cursor);
}

static inline void assert_unreadable(const char *cursor, enum error_code code)
{
	assert_unreadable_in(DIGEST, cursor, code);
}

#endif
