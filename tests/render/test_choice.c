#include "render_fixture.h"

#include "render/choice.h"

#include <string.h>

static struct choice choice;
static struct term terms[CHOICE_TERMS_MAX];
static struct buf match;

static void begin(const char *q)
{
	open_dataset(dataset_lights());
	query = (struct query){.base = "/v1", .catalog = catalog, .q = q};
	choice_init(&choice, &source, &query, &err);
	buf_init(&match, 1 << 16);
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

SUITE("choice", a_term_is_counted_by_the_items_that_have_it,
	only_the_last_word_of_the_question_may_go_on, terms_that_an_item_has_together_stay,
	of_terms_that_no_item_has_together_those_stay_that_say_more)
