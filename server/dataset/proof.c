#include "dataset/proof.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/regular.h"
#include "base/sha256.h"
#include "base/text.h"
#include "base/value.h"
#include "dataset/db.h"

#include <errno.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Reads the lines of an article once, because the passages come in their order. */
struct article {
	const char *line, *end;
	size_t len;     /* of the line */
	int64_t number; /* of the line, from 1 */
};

struct reading {
	struct article article;
	void (*report)(void *context, const char *fault);
	void *context;
	struct proof *proof;
};

/* A passage in the dataset; columns in this order. */
enum { ID, PARAGRAPH, START, END, EXACT, DIGEST };
static const char passages[] =
	"SELECT id, paragraph, \"start\", \"end\", exact, paragraph_sha256 FROM api_evidence "
	"WHERE source_id = ?1 ORDER BY paragraph, \"start\", id";

static void tell(struct reading *reading, struct buf *fault)
{
	char line[PROOF_FAULT_SIZE];
	reading->proof->faults++;
	text_copy_cut(line, sizeof line, buf_text(fault) ? fault->data : "no memory");
	reading->report(reading->context, line);
}

/* Advances to a line. Returns false if the text ends before it. */
static bool go_to(struct article *article, int64_t number)
{
	while (article->number < number) {
		const char *line = article->line + article->len + (article->number > 0 ? 1 : 0);
		if (line >= article->end)
			return false;
		const char *feed = memchr(line, '\n', (size_t)(article->end - line));
		article->line = line;
		article->len = (size_t)((feed ? feed : article->end) - line);
		article->number++;
	}
	return true;
}

/* Returns the byte offset of a code point in a line; one past the last gives the length. */
static size_t offset_of(const struct article *article, int64_t point)
{
	size_t at = 0, size = 1;
	uint32_t ignored;
	for (; point > 0 && size > 0; point--) {
		size = text_point(article->line + at, article->len - at, &ignored);
		at += size;
	}
	return at;
}

static int64_t points_of(const struct article *article)
{
	int64_t count = 0;
	uint32_t ignored;
	for (size_t at = 0, size = 1; size > 0; at += size, count += size > 0 ? 1 : 0)
		size = text_point(article->line + at, article->len - at, &ignored);
	return count;
}

static void put_part(struct buf *buf, const struct article *article, int64_t from, int64_t to)
{
	size_t begin = offset_of(article, from), end = offset_of(article, to);
	buf_put(buf, article->line + begin, end - begin);
}

/* Writes a passage with the text around it: …before[words]after… */
static void put_place(struct buf *buf, const struct article *article, int64_t start, int64_t end)
{
	int64_t from = start > PROOF_AROUND ? start - PROOF_AROUND : 0;
	buf_puts(buf, from > 0 ? "…" : "");
	put_part(buf, article, from, start);
	buf_puts(buf, "[");
	put_part(buf, article, start, end);
	buf_puts(buf, "]");
	put_part(buf, article, end, end + PROOF_AROUND);
	buf_puts(buf, end + PROOF_AROUND < points_of(article) ? "…" : "");
}

static void hold_paragraph(struct reading *reading, struct statement *row)
{
	char digest[SHA256_HEX_SIZE];
	struct article *article = &reading->article;
	const char *wanted = statement_text(row, DIGEST);
	struct sha256 sum = sha256_of(article->line, article->len);
	reading->proof->paragraphs++;
	sha256_hex(&sum, digest);
	if (wanted && strcmp(digest, wanted) == 0)
		return;
	struct buf fault;
	buf_init(&fault, PROOF_FAULT_SIZE * 8);
	buf_printf(&fault,
		"paragraph %" PRId64 ": its SHA-256 is %s, the dataset says %s: ", article->number, digest,
		wanted ? wanted : "none");
	put_part(&fault, article, 0, 2 * PROOF_AROUND);
	buf_puts(&fault, "…");
	tell(reading, &fault);
	buf_finish(&fault);
}

static void hold_passage(struct reading *reading, struct statement *row)
{
	const struct article *article = &reading->article;
	const char *exact = statement_text(row, EXACT);
	int64_t start = statement_column(row, START).integer, end = statement_column(row, END).integer;
	size_t from = offset_of(article, start), to = offset_of(article, end);
	if (exact && start >= 0 && end >= start && strlen(exact) == to - from &&
		memcmp(article->line + from, exact, to - from) == 0)
		return;
	struct buf fault;
	buf_init(&fault, PROOF_FAULT_SIZE * 8);
	buf_printf(&fault,
		"paragraph %" PRId64 ", %" PRId64 " to %" PRId64
		": the dataset says %s (evidence %s), the article ",
		article->number, start, end, exact ? exact : "nothing", statement_text(row, ID));
	put_place(&fault, article, start, end);
	tell(reading, &fault);
	buf_finish(&fault);
}

static void hold(struct reading *reading, struct statement *row)
{
	struct article *article = &reading->article;
	int64_t number = statement_column(row, PARAGRAPH).integer, before = article->number;
	reading->proof->passages++;
	if (go_to(article, number)) {
		if (article->number > before)
			hold_paragraph(reading, row);
		hold_passage(reading, row);
		return;
	}
	struct buf fault;
	buf_init(&fault, PROOF_FAULT_SIZE);
	buf_printf(&fault, "paragraph %" PRId64 ": the article ends with paragraph %" PRId64, number,
		article->number);
	tell(reading, &fault);
	buf_finish(&fault);
}

/* Sets the error for a source without passages, and names those that have some. */
static bool refuse_source(struct db *db, const char *source, struct error *err)
{
	char nearest[ERROR_VALUE_MAX] = "";
	size_t distance = SIZE_MAX;
	struct statement *names =
		db_prepare(db, "SELECT DISTINCT source_id FROM api_evidence ORDER BY 1", err);
	while (names && statement_step(names, err) > 0) {
		struct nearest search = {.wanted = source};
		nearest_offer(&search, statement_text(names, 0) ? statement_text(names, 0) : "");
		if (!search.nearest || search.distance >= distance)
			continue;
		distance = search.distance;
		snprintf(nearest, sizeof nearest, "%s", search.nearest);
	}
	statement_release(names);
	return error_set(err, ERROR_NOT_FOUND, "%.100s is no source that evidence is taken from%s%s%s",
		source, *nearest ? " (did you mean " : "", nearest, *nearest ? "?)" : "");
}

static bool check_text(const char *text, size_t len, struct error *err)
{
	if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		return error_set(err, ERROR_BAD_REQUEST, "the article begins with a byte-order mark");
	if (memchr(text, '\r', len))
		return error_set(err, ERROR_BAD_REQUEST,
			"the article has carriage returns; its lines end with LF alone");
	if (!text_is_utf8(text, len))
		return error_set(err, ERROR_BAD_REQUEST, "the article is not UTF-8, or holds a NUL");
	return len > 0 || error_set(err, ERROR_BAD_REQUEST, "the article is empty");
}

bool proof_run(struct db *db, const char *source, const char *text, size_t len,
	void (*report)(void *context, const char *fault), void *context, struct proof *ret_proof,
	struct error *err)
{
	struct value wanted = value_text(source, strlen(source));
	struct reading reading = {.article = {.line = text, .end = text + len},
		.report = report,
		.context = context,
		.proof = ret_proof};
	*ret_proof = (struct proof){0};
	struct statement *rows = check_text(text, len, err) ? db_prepare(db, passages, err) : NULL;
	int step = rows && statement_bind(rows, 1, &wanted, err) ? 1 : -1;
	while (step > 0 && (step = statement_step(rows, err)) > 0) {
		if (statement_check(rows, err))
			hold(&reading, rows);
		else
			step = -1;
	}
	statement_release(rows);
	return step == 0 && (ret_proof->passages > 0 || refuse_source(db, source, err));
}

bool proof_run_file(struct db *db, const char *source, const char *path,
	void (*report)(void *context, const char *fault), void *context, struct proof *ret_proof,
	struct error *err)
{
	char part[65536];
	ssize_t got = 0;
	struct buf text;
	struct stat found;
	int file = regular_open(path, &found, err);
	if (file < 0)
		return false;
	buf_init(&text, PROOF_ARTICLE_MAX);
	while (!text.failed && (got = read(file, part, sizeof part)) > 0)
		buf_put(&text, part, (size_t)got);
	bool ok = got >= 0 && !text.failed;
	if (text.failed)
		error_set(
			err, ERROR_UNAVAILABLE, "%.200s: has more than %d bytes", path, PROOF_ARTICLE_MAX);
	else if (!ok)
		error_set(err, ERROR_UNAVAILABLE, "%.200s: %s", path, strerror(errno));
	close(file);
	ok = ok &&
		proof_run(
			db, source, text.data ? text.data : "", text.len, report, context, ret_proof, err);
	buf_finish(&text);
	return ok;
}
