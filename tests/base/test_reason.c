#include "suite.h"

#include "base/reason.h"

START_TEST(a_reason_is_there_in_chinese_whatever_stands_behind_it)
{
	ck_assert_str_eq(reason_in_chinese(REASON_NO_PARAMETER), "这里没有这个参数");
	ck_assert_str_eq(reason_in_chinese(REASON_NO_RECORD " of lights"), "没有这条记录");
	ck_assert_str_eq(reason_in_chinese(REASON_NO_VALUE ": a, b"), "不在这个字段可取的值之中");
}

START_TEST(another_reason_is_not_guessed)
{
	ck_assert_ptr_null(reason_in_chinese(""));
	ck_assert_ptr_null(reason_in_chinese("is no"));
	ck_assert_ptr_null(reason_in_chinese(REASON_NO_RECORD "s"));
}

SUITE(
	"reason", a_reason_is_there_in_chinese_whatever_stands_behind_it, another_reason_is_not_guessed)
