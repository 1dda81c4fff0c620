#include "render_fixture.h"

#include "render/choice.h"

#include <string.h>

static struct choice choice;
static struct term terms[CHOICE_TERMS_MAX];
static struct buf match;

static void begin(void)
{
	open_dataset(dataset_lights());
	query = (struct query){.base = "/v1", .catalog = catalog};
	ck_assert_msg(choice_init(&choice, &source, &query, &err), "%s", err.detail);
	buf_init(&match, 1 << 16);
}

static void end(void)
{
	buf_finish(&match);
	choice_finish(&choice);
	close_dataset();
}

/* Puts words, parted by blanks, to the choice. */
static bool choose(const char *words)
{
	choice.term_count = 0;
	for (const char *p = words; *p; p += strspn(p, " ")) {
		struct term *term = &terms[choice.term_count];
		*term = (struct term){.text = p, .len = strcspn(p, " ")};
		term->hits = choice_count(&choice, term->text, term->len);
		choice.terms[choice.term_count++] = term;
		p += term->len;
	}
	match.len = 0;
	return choice_make(&choice, &match);
}

START_TEST(a_term_is_counted_by_the_items_that_have_it)
{
	static const struct {
		const char *text;
		int64_t hits;
	} cases[] = {{"grace", 1}, {"xyzzy", 0}, {"亚历山大", 1}, {"gr", 1}, {"g", 0}, {"Ｇ", 0}};
	begin();
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(choice_count(&choice, cases[i].text, strlen(cases[i].text)) == cases[i].hits,
			"%s", cases[i].text);
	end();
}

START_TEST(terms_that_an_item_has_together_stay)
{
	begin();
	ck_assert(choose("bell rock"));
	ck_assert_int_gt(terms[0].hits, 0);
	ck_assert_int_gt(terms[1].hits, 0);
	ck_assert_uint_gt(match.len, 0);
	end();
}

START_TEST(of_terms_that_no_item_has_together_those_stay_that_say_more)
{
	begin();
	ck_assert(choose("ida alexandria"));
	ck_assert_int_eq(terms[0].hits, 0);
	ck_assert_int_gt(terms[1].hits, 0);
	ck_assert(choose("alexandria ida"));
	ck_assert_int_gt(terms[0].hits, 0);
	ck_assert_int_eq(terms[1].hits, 0);
	end();
}

SUITE("choice", a_term_is_counted_by_the_items_that_have_it, terms_that_an_item_has_together_stay,
	of_terms_that_no_item_has_together_those_stay_that_say_more)
