#include "target_fixture.h"

#include "pages/page_query.h"

#include <stdio.h>
#include <string.h>

static bool embedded;

static bool read_query(const char *query, bool can_be_framed)
{
	char address[200];
	error_clear(&err);
	snprintf(address, sizeof address, "/en/x%s", query);
	ck_assert(target_parse(&target, address, &err));
	bool read = page_query_read(&target, can_be_framed, &embedded, &err);
	ck_assert_ptr_null(target.query);
	ck_assert_uint_eq(target.argument_count, 0);
	ck_assert_int_eq(read, err.code == ERROR_NONE);
	return read;
}

START_TEST(a_page_is_framed_where_that_is_asked_for)
{
	static const char *const framed[] = {"?embed=1", "?ref=b&embed=1", "?&&embed=1&", "?embed=%31"};
	static const char *const others[] = {"", "?", "?ref=embed=1", "?ref&from"};
	for (size_t i = 0; i < COUNT(framed); i++)
		ck_assert_msg(read_query(framed[i], true) && embedded, "%s", framed[i]);
	for (size_t i = 0; i < COUNT(others); i++)
		ck_assert_msg(read_query(others[i], true) && !embedded, "%s", others[i]);
}

START_TEST(what_others_add_to_an_address_changes_nothing)
{
	static const char *const theirs[] = {
		"?utm_source=x&fbclid=y", "?ref=z", "?from=singlemessage&scene=1"};
	for (size_t i = 0; i < COUNT(theirs); i++) {
		ck_assert_msg(read_query(theirs[i], true), "%s", theirs[i]);
		ck_assert_msg(read_query(theirs[i], false), "%s", theirs[i]);
	}
}

START_TEST(what_means_nothing_here_is_told)
{
	static const struct {
		const char *query;
		bool can_be_framed;
		const char *parameter, *value, *suggestion;
	} cases[] = {
		{"?embed=2", true, "embed", "2", "1"},
		{"?embed", true, "embed", "", "1"},
		{"?embed=true", true, "embed", "true", "1"},
		{"?embd=1", true, "embd", "1", "embed"},
		{"?embed=1", false, "embed", "1", ""},
		{"?q=rock", false, "q", "rock", ""},
		{"?kind=pier", true, "kind", "pier", ""},
		{"?foo", false, "foo", "", ""},
		{"?a=%zz", false, "a", "%zz", ""},
		{"?fields=id", true, "fields", "id", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!read_query(cases[i].query, cases[i].can_be_framed), "%s", cases[i].query);
		ck_assert(!embedded);
		ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
		ck_assert_uint_eq(err.fault_count, 1);
		ck_assert_str_eq(err.faults[0].parameter, cases[i].parameter);
		ck_assert_str_eq(err.faults[0].value, cases[i].value);
		ck_assert_str_eq(err.faults[0].suggestion, cases[i].suggestion);
	}
}

SUITE("page_query", a_page_is_framed_where_that_is_asked_for,
	what_others_add_to_an_address_changes_nothing, what_means_nothing_here_is_told)
