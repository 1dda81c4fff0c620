#include "suite.h"

#include "base/error.h"
#include "dataset.h"
#include "dataset/db.h"
#include "dataset/proof.h"

#include <string.h>
#include <sys/stat.h>

#define FIRST "(no headline)\n"
#define SECOND "灯塔在1822年点亮，高57米。"
#define FIRST_DIGEST "70622fce88013c33b0b17e26d1a53205f7238ee1816017daf22ff4fa7eff53d6"
#define SECOND_DIGEST "c38377edd96024ce03b30987a08894b1bde31e534f2696260b5c61ec0f1648a2"

/* Evidence in two paragraphs of one article, and one in another. */
static const char evidence[] =
	"CREATE VIEW api_evidence AS SELECT column1 AS id, column2 AS source_id, column3 AS paragraph,"
	" column4 AS \"start\", column5 AS \"end\", column6 AS exact, column7 AS paragraph_sha256 FROM (VALUES"
	" ('e3', 'gazette-1822', 2, 11, 14, '高57', '" SECOND_DIGEST "'),"
	" ('e2', 'gazette-1822', 2, 3, 8, '1822年', '" SECOND_DIGEST "'),"
	" ('e1', 'gazette-1822', 1, 0, 13, '(no headline)', '" FIRST_DIGEST "'),"
	" ('e4', 'herald-1900', 1, 0, 1, 'x', '" FIRST_DIGEST "'))";

static struct error err;
static char reports[4096];

static void keep(void *context, const char *fault)
{
	(void)context;
	strcat(strcat(reports, fault), "\n");
}

static struct db *open_with(const char *sql)
{
	error_clear(&err);
	struct db *db = db_open(dataset_with(sql), &err);
	ck_assert_ptr_nonnull(db);
	return db;
}

static bool prove(struct db *db, const char *source, const char *text, struct proof *ret_proof)
{
	error_clear(&err);
	*reports = '\0';
	return proof_run(db, source, text, strlen(text), keep, NULL, ret_proof, &err);
}

START_TEST(an_article_that_is_the_one_has_no_difference)
{
	static const char *const texts[] = {FIRST SECOND, FIRST SECOND "\n", FIRST SECOND "\nmore\n"};
	struct db *db = open_with(evidence);
	struct proof proof;
	for (size_t i = 0; i < 3; i++) {
		ck_assert_msg(prove(db, "gazette-1822", texts[i], &proof), "%s", err.detail);
		ck_assert_uint_eq(proof.passages, 3);
		ck_assert_uint_eq(proof.paragraphs, 2);
		ck_assert_uint_eq(proof.faults, 0);
		ck_assert_str_eq(reports, "");
	}
	db_close(db);
	dataset_clear();
}

START_TEST(each_difference_is_told_with_what_stands_around_it)
{
	static const struct {
		const char *text;
		size_t faults;
		const char *says[3];
	} cases[] = {
		{FIRST "灯塔在1823年点亮，高57米。", 2,
			{"paragraph 2: its SHA-256 is ",
				"the dataset says " SECOND_DIGEST ": 灯塔在1823年点亮，高57米。…\n",
				"paragraph 2, 3 to 8: the dataset says 1822年 (evidence e2), the article "
				"灯塔在[1823年]点亮，高57米。\n"}},
		{FIRST "塔在1822年点亮，高57米。", 3,
			{"(evidence e2), the article 塔在1[822年点]亮，高57米。\n",
				"(evidence e3), the article 塔在1822年点亮，高[57米]。\n"}},
		{FIRST, 2, {"paragraph 2: the article ends with paragraph 1\n"}},
		{FIRST "灯", 3, {"the dataset says 高57 (evidence e3), the article 灯[]\n"}},
		{"(no headline) \n" SECOND, 1, {"paragraph 1: its SHA-256 is "}},
	};
	struct db *db = open_with(evidence);
	struct proof proof;
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(prove(db, "gazette-1822", cases[i].text, &proof), "%s", err.detail);
		ck_assert_msg(
			proof.faults == cases[i].faults, "case %zu: %zu of\n%s", i, proof.faults, reports);
		for (size_t k = 0; k < 3 && cases[i].says[k]; k++)
			ck_assert_msg(strstr(reports, cases[i].says[k]), "case %zu: no %s in\n%s", i,
				cases[i].says[k], reports);
	}
	db_close(db);
	dataset_clear();
}

START_TEST(what_cannot_be_compared_is_refused_by_name)
{
	static const struct {
		const char *source, *text, *says;
	} cases[] = {
		{"gazette-1822", "", "the article is empty"},
		{"gazette-1822", "\xEF\xBB\xBF" FIRST, "byte-order mark"},
		{"gazette-1822", "(no headline)\r\n", "carriage returns"},
		{"gazette-1822", "\xFF", "not UTF-8"},
		{"gazette-1823", FIRST,
			"gazette-1823 is no source that evidence is taken from (did you mean gazette-1822?)"},
		{"nothing", FIRST, "nothing is no source that evidence is taken from"},
	};
	struct db *db = open_with(evidence);
	struct proof proof;
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(!prove(db, cases[i].source, cases[i].text, &proof));
		ck_assert_msg(strstr(err.detail, cases[i].says), "case %zu: %s", i, err.detail);
		ck_assert_str_eq(reports, "");
	}
	db_close(db);
	dataset_clear();
}

START_TEST(a_dataset_without_evidence_proves_nothing)
{
	struct db *db = open_with("SELECT 1");
	struct proof proof;
	ck_assert(!prove(db, "gazette-1822", FIRST, &proof));
	ck_assert_msg(strstr(err.detail, "api_evidence"), "%s", err.detail);
	db_close(db);
	dataset_clear();
}

START_TEST(a_file_has_a_limit_and_one_byte_past_it_is_refused)
{
	struct db *db = open_with(evidence);
	struct proof proof;
	char *text = malloc(PROOF_ARTICLE_MAX + 1);
	memset(text, 'x', PROOF_ARTICLE_MAX + 1);
	memcpy(text, FIRST SECOND "\n", strlen(FIRST SECOND "\n"));
	const char *path = dataset_path("article.txt");
	for (size_t past = 0; past < 2; past++) {
		error_clear(&err);
		dataset_write(path, text, PROOF_ARTICLE_MAX + past);
		bool ok = proof_run_file(db, "gazette-1822", path, keep, NULL, &proof, &err);
		ck_assert_msg(ok == (past == 0), "%zu: %s", past, err.detail);
		ck_assert(ok || strstr(err.detail, "has more than 16777216 bytes"));
	}
	error_clear(&err);
	ck_assert(!proof_run_file(db, "gazette-1822", "/nowhere/a.txt", keep, NULL, &proof, &err));
	ck_assert_str_eq(err.detail, "/nowhere/a.txt: No such file or directory");
	free(text);
	db_close(db);
	dataset_clear();
}

/* Opened as a file is, a pipe that nobody writes to would be waited for for ever. */
START_TEST(what_is_no_regular_file_is_refused_at_once)
{
	struct db *db = open_with(evidence);
	struct proof proof;
	char says[1100];
	const char *path = dataset_path("article.pipe");
	const char *const cases[] = {path, "/dev/zero", "/tmp"};
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	for (size_t i = 0; i < COUNT(cases); i++) {
		error_clear(&err);
		ck_assert(!proof_run_file(db, "gazette-1822", cases[i], keep, NULL, &proof, &err));
		snprintf(says, sizeof says, "%s: not a file", cases[i]);
		ck_assert_str_eq(err.detail, says);
	}
	db_close(db);
	dataset_clear();
}

SUITE("proof", an_article_that_is_the_one_has_no_difference,
	each_difference_is_told_with_what_stands_around_it, what_cannot_be_compared_is_refused_by_name,
	a_dataset_without_evidence_proves_nothing, a_file_has_a_limit_and_one_byte_past_it_is_refused,
	what_is_no_regular_file_is_refused_at_once)
