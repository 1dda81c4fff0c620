#include "base/reason.h"

#include <stddef.h>
#include <string.h>

static const struct {
	const char *en, *zh;
} reasons[] = {
	{REASON_NO_PARAMETER, "这里没有这个参数"},
	{REASON_REPEATED, "给了不止一次"},
	{REASON_EMPTY, "没有给出值"},
	{REASON_NO_FIELD, "不是这里的字段"},
	{REASON_NOT_FILTERED, "这个字段不能用来筛选"},
	{REASON_NO_OPERATOR, "这个字段不能这样筛选"},
	{REASON_NOT_SORTED, "不能用来排序"},
	{REASON_TWICE, "重复了"},
	{REASON_NO_RESOURCE, "没有这一类内容"},
	{REASON_NO_VALUE, "不在这个字段可取的值之中"},
	{REASON_NO_RECORD, "没有这条记录"},
	{REASON_NO_ITEM, "没有这一条"},
	{REASON_GONE, "这一条已经撤下"},
	{REASON_NO_DATE, "须是日期，写作 YYYY-MM-DD"},
	{REASON_NO_DAY, "日历上没有这一天"},
	{REASON_NO_NUMBER, "须是数字"},
	{REASON_NO_WHOLE, "须是整数"},
	{REASON_NO_TRUTH, "须是 true 或 false"},
	{REASON_NOT_SERVED, "此处没有内容"},
	{REASON_BROKEN_ESCAPE, "百分号转义有误"},
	{REASON_NO_UTF8, "不是 UTF-8 文本"},
};

/* `names no record of lights` is one that has more behind it, `names no records` is none. */
const char *reason_in_chinese(const char *reason)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
		size_t len = strlen(reasons[i].en);
		if (strncmp(reason, reasons[i].en, len) == 0 && strchr(" :", reason[len]))
			return reasons[i].zh;
	}
	return NULL;
}
