#include "suite.h"

#include "base/reason.h"

/* What it is in Chinese; empty if it is not known. */
static void assert_chinese(const char *reason, const char *wanted)
{
	struct buf out;
	buf_init(&out, 1000);
	ck_assert(reason_write_chinese(reason, &out) == (*wanted != '\0'));
	ck_assert_str_eq(out.len > 0 ? buf_text(&out) : "", wanted);
	buf_finish(&out);
}

START_TEST(a_reason_is_there_in_chinese_with_what_stands_in_it)
{
	assert_chinese(REASON_NO_PARAMETER, "这里没有这个参数");
	assert_chinese(REASON_NO_RECORD, "没有这条记录");
	assert_chinese(REASON_NO_RECORD " of lights, wrecks", "在 lights, wrecks 里没有这条记录");
	assert_chinese(REASON_NO_VALUE ": a, b", "不在这个字段可取的值之中，可取的有：a, b");
	assert_chinese("is one field too many; 16 are the limit", "超出了上限：最多16个");
	assert_chinese(
		"is one text too many; __contains and __prefix look for 4, ask for more with q or apart",
		"多出一段文字：__contains 与 __prefix 合计最多查4段，其余请用 q 或分次查询");
	assert_chinese("must be a year, 1 to 9999", "须是1到9999之间的年份");
	assert_chinese(
		"must be given for 2 to 8 records, not for 1", "可以对比2到8条记录，这里给了1条");
}

START_TEST(another_reason_is_not_guessed)
{
	assert_chinese("", "");
	assert_chinese("is no", "");
	assert_chinese(REASON_NO_RECORD "s", "");
	assert_chinese(REASON_NO_PARAMETER " either", "");
	assert_chinese("must be a year, 1", "");
}

SUITE("reason", a_reason_is_there_in_chinese_with_what_stands_in_it, another_reason_is_not_guessed)
