#include "suite.h"

#include "base/buf.h"
#include "base/error.h"
#include "documents/json_builder.h"

#include <string.h>

static struct error err;

START_TEST(a_tree_is_written_compactly_in_order_and_ends_in_a_line)
{
	static const char wanted[] = "{\"b\":[1,0.1,null],\"a\":\"灯\"}\n";
	json_t *array = json_array(), *object = json_object();
	struct buf body;
	builder_append(&array, json_integer(1));
	builder_append(&array, json_real(0.1));
	builder_append(&array, json_null());
	builder_set(&object, "b", array);
	builder_set(&object, "a", json_string("灯"));
	buf_init(&body, sizeof wanted - 1);
	ck_assert(builder_write(object, &body, &err));
	ck_assert_str_eq(buf_text(&body), wanted);
	buf_finish(&body);
}

START_TEST(what_could_not_be_put_in_makes_the_whole_nothing)
{
	json_t *array = json_array(), *object = json_object(), *outer = json_object();
	builder_append(&array, json_string("\xFF"));
	ck_assert_ptr_null(array);
	builder_append(&array, json_true());
	ck_assert_ptr_null(array);
	builder_set(&object, "array", array);
	ck_assert_ptr_null(object);
	builder_set(&outer, "object", object);
	builder_set(&outer, "more", json_true());
	ck_assert_ptr_null(outer);
}

START_TEST(a_name_that_is_no_utf8_is_a_failure)
{
	json_t *object = json_object();
	builder_set(&object, "\xFF", json_true());
	ck_assert_ptr_null(object);
}

START_TEST(nothing_cannot_be_written)
{
	struct buf body;
	error_clear(&err);
	buf_init(&body, 100);
	ck_assert(!builder_write(NULL, &body, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	buf_finish(&body);
}

START_TEST(a_tree_that_does_not_fit_is_a_failure)
{
	struct buf body;
	error_clear(&err);
	buf_init(&body, 2);
	ck_assert(!builder_write(json_object(), &body, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	buf_finish(&body);
}

SUITE("json_builder", a_tree_is_written_compactly_in_order_and_ends_in_a_line,
	what_could_not_be_put_in_makes_the_whole_nothing, a_name_that_is_no_utf8_is_a_failure,
	nothing_cannot_be_written, a_tree_that_does_not_fit_is_a_failure)
