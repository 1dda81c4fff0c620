#include "suite.h"

#include "dataset/parts.h"

enum { DUE, PRECISION, START, VALUE, MAX, COMPARATOR, UNIT, HEIGHT, LONE, BASIS };

static const struct field fields[] = {
	[DUE] = {.name = "due_date", .type = FIELD_TEXT, .format = "date"},
	[PRECISION] = {.name = "due_precision", .type = FIELD_TEXT},
	[START] = {.name = "due_start", .type = FIELD_TEXT, .format = "date"},
	[VALUE] = {.name = "value", .type = FIELD_NUMBER, .unit = "unit"},
	[MAX] = {.name = "value_max", .type = FIELD_NUMBER},
	[COMPARATOR] = {.name = "comparator", .type = FIELD_TEXT},
	[UNIT] = {.name = "unit", .type = FIELD_TEXT},
	[HEIGHT] = {.name = "height", .type = FIELD_NUMBER, .unit = "metre"},
	[LONE] = {.name = "note", .type = FIELD_TEXT},
	[BASIS] = {.name = "due_basis", .type = FIELD_TEXT},
};
static const struct resource resource = {
	.name = "things", .fields = (struct field *)fields, .field_count = COUNT(fields)};

START_TEST(names_tell_what_is_said_together)
{
	static const struct {
		int field;
		enum part part;
		int found; /* or -1 */
	} cases[] = {{DUE, PART_PRECISION, PRECISION}, {DUE, PART_START, START},
		{DUE, PART_BASIS, BASIS}, {DUE, PART_END, -1}, {DUE, PART_MAX, -1}, {VALUE, PART_MAX, MAX},
		{VALUE, PART_COMPARATOR, COMPARATOR}, {VALUE, PART_UNIT, UNIT}, {VALUE, PART_PRECISION, -1},
		{HEIGHT, PART_MAX, -1}, {HEIGHT, PART_UNIT, -1}, {LONE, PART_UNIT, -1}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct field *found = parts_find(&resource, &fields[cases[i].field], cases[i].part);
		ck_assert_msg(
			found == (cases[i].found < 0 ? NULL : &fields[cases[i].found]), "case %zu", i);
	}
}

START_TEST(a_part_has_one_whole_and_a_whole_has_none)
{
	static const int wholes[] = {[DUE] = -1,
		[PRECISION] = DUE,
		[START] = DUE,
		[VALUE] = -1,
		[MAX] = VALUE,
		[COMPARATOR] = VALUE,
		[UNIT] = VALUE,
		[HEIGHT] = -1,
		[LONE] = -1,
		[BASIS] = DUE};
	for (size_t i = 0; i < COUNT(wholes); i++)
		ck_assert_msg(
			parts_whole(&resource, &fields[i]) == (wholes[i] < 0 ? NULL : &fields[wholes[i]]), "%s",
			fields[i].name);
}

START_TEST(a_set_is_completed_by_what_is_said_with_its_fields)
{
	uint64_t due = field_bit(&resource, &fields[DUE]), lone = field_bit(&resource, &fields[LONE]);
	ck_assert_uint_eq(parts_complete(&resource, due | lone),
		due | lone | field_bit(&resource, &fields[PRECISION]) |
			field_bit(&resource, &fields[START]) | field_bit(&resource, &fields[BASIS]));
	ck_assert_uint_eq(parts_complete(&resource, lone), lone);
	ck_assert_uint_eq(parts_complete(&resource, 0), 0);
}

START_TEST(a_part_of_a_date_leads_to_it)
{
	ck_assert_ptr_eq(parts_date(&resource, &fields[PRECISION]), &fields[DUE]);
	ck_assert_ptr_eq(parts_date(&resource, &fields[START]), &fields[DUE]);
	ck_assert_ptr_null(parts_date(&resource, &fields[DUE]));
	ck_assert_ptr_null(parts_date(&resource, &fields[MAX]));
}

START_TEST(a_place_is_an_ordinal_or_counted_in_code_points)
{
	static const struct {
		struct field field;
		bool is_place;
	} cases[] = {
		{{.name = "ordinal"}, true},
		{{.name = "start", .unit = "code point"}, true},
		{{.name = "ordinal_date"}, false},
		{{.name = "start", .unit = "metre"}, false},
		{{.name = "start"}, false},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(
			parts_is_place(&cases[i].field) == cases[i].is_place, "%s", cases[i].field.name);
}

START_TEST(the_other_half_of_a_name_is_a_field)
{
	const struct field *due = &fields[DUE];
	ck_assert_ptr_eq(parts_half(&resource, due, "_date", "_start"), &fields[START]);
	ck_assert_ptr_null(parts_half(&resource, due, "_date", "_resource"));
	ck_assert_ptr_null(parts_half(&resource, due, "_id", "_start"));
	ck_assert_ptr_null(parts_half(&resource, due, "due_date", "value"));
}

SUITE("parts", the_other_half_of_a_name_is_a_field, names_tell_what_is_said_together,
	a_part_has_one_whole_and_a_whole_has_none, a_set_is_completed_by_what_is_said_with_its_fields,
	a_part_of_a_date_leads_to_it, a_place_is_an_ordinal_or_counted_in_code_points)
