#include "render_fixture.h"

#include "render/choice.h"

#include <stdio.h>
#include <string.h>

static struct choice choice;
static struct term terms[CHOICE_TERMS_MAX];
static struct buf match;

static void begin_in(const char *path, const char *q)
{
	open_dataset(path);
	query = (struct query){.base = "/v1", .catalog = catalog, .q = q};
	choice_init(&choice, &source, &query, &err);
	buf_init(&match, 1 << 16);
}

static void begin(const char *q)
{
	begin_in(dataset_lights(), q);
}

/* Among records that are said to have two words so often. */
static void begin_common(int rock, int bell, const char *q)
{
	char sql[200];
	snprintf(sql, sizeof sql,
		"DELETE FROM api_common; INSERT INTO api_common VALUES ('~rock', %d), ('~bell', %d)", rock,
		bell);
	begin_in(dataset_with(sql), q);
}

static void end(void)
{
	buf_finish(&match);
	choice_finish(&choice);
	close_dataset();
}

/* Puts the words of the question, parted by blanks, to the choice. */
static bool choose(void)
{
	for (const char *p = query.q; *p; p += strspn(p, " ")) {
		struct term *term = &terms[choice.term_count];
		*term = (struct term){.text = p, .len = strcspn(p, " ")};
		term->hits = choice_count(&choice, term->text, term->len);
		choice.terms[choice.term_count++] = term;
		p += term->len;
	}
	return choice_make(&choice, &match);
}

START_TEST(a_term_is_counted_by_the_items_that_have_it)
{
	static const struct {
		const char *text;
		int64_t hits;
	} cases[] = {{"grace", 1}, {"xyzzy", 0}, {"亚历山大", 1}, {"gr", 1}, {"g", 0}, {"Ｇ", 0}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(cases[i].text);
		ck_assert_msg(choice_count(&choice, cases[i].text, strlen(cases[i].text)) == cases[i].hits,
			"%s", cases[i].text);
		end();
	}
}

START_TEST(only_the_last_word_of_the_question_may_go_on)
{
	static const struct {
		const char *q;
		int64_t hits; /* of its first word */
	} cases[] = {
		{"gr", 1},
		{"gr 灯塔", 1},
		{"gr xyzzy", 0},
		{"grac xyzzy", 0},
		{"grace xyzzy", 1},
		{"gr，xyzzy", 0},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(cases[i].q);
		int64_t hits = choice_count(&choice, cases[i].q, strcspn(cases[i].q, " ，"));
		ck_assert_msg(hits == cases[i].hits, "%s", cases[i].q);
		end();
	}
}

START_TEST(a_term_that_was_counted_is_not_looked_for_again)
{
	static const char q[] = "bell-rock gr bell-rock gr";
	static const struct {
		size_t at, len;
		bool anew;
		int64_t hits;
	} cases[] = {
		{0, 9, true, 0},
		{10, 2, true, 0},
		{13, 9, false, 0}, /* the same, elsewhere */
		{0, 4, true, 1},
		{23, 2, true, 1}, /* the same, but it may go on */
		{23, 2, false, 1},
		{0, 9, false, 0},
		{0, 4, false, 1},
		{10, 2, false, 0},
	};
	begin(q);
	for (size_t i = 0; i < COUNT(cases); i++) {
		/* what a trail looks for, which only a count writes */
		choice.counted.match.len = choice.going_on.match.len = 0;
		ck_assert_int_eq(choice_count(&choice, q + cases[i].at, cases[i].len), cases[i].hits);
		ck_assert_int_eq(choice.counted.match.len + choice.going_on.match.len > 0, cases[i].anew);
	}
	end();
}

START_TEST(what_is_known_to_be_missing_is_not_looked_for)
{
	static const char q[] = "rock-bell gr";
	static const struct term missing[] = {{.text = q, .len = 9}, {.text = q + 10, .len = 2}};
	begin(q);
	for (size_t i = 0; i < COUNT(missing); i++) {
		choice_know(&choice, &missing[i]);
		ck_assert_int_eq(choice_count(&choice, missing[i].text, missing[i].len), 0);
	}
	ck_assert(!choice.counted.rows && !choice.going_on.rows);
	end();
}

START_TEST(no_more_terms_are_remembered_than_there_is_room_for)
{
	char q[4 * (CHOICE_KNOWN_MAX + 2) + 1] = "";
	for (int i = 0; i <= CHOICE_KNOWN_MAX + 1; i++)
		sprintf(q + 4 * i, "%03d ", i);
	begin(q);
	for (size_t i = 0; i <= CHOICE_KNOWN_MAX; i++)
		ck_assert_int_ge(choice_count(&choice, q + 4 * i, 3), 0);
	choice.counted.match.len = 0;
	choice_count(&choice, q + 4 * (CHOICE_KNOWN_MAX - 1), 3);
	ck_assert_uint_eq(choice.counted.match.len, 0);
	choice_count(&choice, q + 4 * CHOICE_KNOWN_MAX, 3);
	ck_assert_uint_gt(choice.counted.match.len, 0);
	end();
}

START_TEST(terms_that_an_item_has_together_stay)
{
	begin("bell roc");
	ck_assert(choose());
	ck_assert_int_gt(terms[0].hits, 0);
	ck_assert_int_gt(terms[1].hits, 0);
	ck_assert_str_eq(buf_text(&match), "(\"bell\" OR \"~bell\") AND (\"roc\" * OR \"~roc\")");
	end();
}

START_TEST(of_terms_that_no_item_has_together_those_stay_that_say_more)
{
	begin("ida alexandria");
	ck_assert(choose());
	ck_assert_int_eq(terms[0].hits, 0);
	ck_assert_int_gt(terms[1].hits, 0);
	end();
	begin("alexandria ida");
	ck_assert(choose());
	ck_assert_int_gt(terms[0].hits, 0);
	ck_assert_int_eq(terms[1].hits, 0);
	ck_assert_str_eq(buf_text(&match), "(\"alexandria\" OR \"~alexandria\")");
	end();
}

START_TEST(what_would_read_too_much_is_not_looked_for)
{
	for (int more = 0; more < 2; more++) {
		begin_common(CHOICE_READS * READING_MAX + more, 64, "rock bell ");
		ck_assert_int_eq(choice_count(&choice, "rock", 4) > 0, !more);
		/* and nothing more where all was read */
		ck_assert_int_eq(choice_count(&choice, "bell", 4) > 0, more);
		end();
		dataset_clear();
	}
}

START_TEST(of_terms_that_read_too_much_together_the_most_common_is_left_out)
{
	static const char q[] = "rock bell ";
	for (int more = 0; more < 2; more++) {
		begin_common(CHOICE_READS * READING_MAX - 64, 64 + more, q);
		terms[0] = (struct term){.text = q, .len = 4, .hits = 3};
		terms[1] = (struct term){.text = q + 5, .len = 4, .hits = 1};
		choice.terms[0] = &terms[0];
		choice.terms[1] = &terms[1];
		choice.term_count = 2;
		ck_assert(choice_make(&choice, &match));
		ck_assert_int_eq(terms[0].hits > 0, !more);
		ck_assert_int_gt(terms[1].hits, 0);
		end();
		dataset_clear();
	}
}

SUITE("choice", what_would_read_too_much_is_not_looked_for,
	of_terms_that_read_too_much_together_the_most_common_is_left_out,
	a_term_is_counted_by_the_items_that_have_it, only_the_last_word_of_the_question_may_go_on,
	a_term_that_was_counted_is_not_looked_for_again, what_is_known_to_be_missing_is_not_looked_for,
	no_more_terms_are_remembered_than_there_is_room_for, terms_that_an_item_has_together_stay,
	of_terms_that_no_item_has_together_those_stay_that_say_more)
