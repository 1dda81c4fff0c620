#include "base/reason.h"

#include <string.h>

/* What stands in the n-th hole of the English is {n} in the Chinese. */
static const struct {
	const char *en, *zh;
} reasons[] = {
	{REASON_NO_PARAMETER, "这里没有这个参数"},
	{REASON_NO_PARAMETERS, "这个地址不带参数"},
	{REASON_REPEATED, "给了不止一次"},
	{REASON_EMPTY, "没有给出值"},
	{REASON_EXCESS, "超出了上限：最多{2}个"},
	{REASON_TEXTS, "多出一段文字：__contains 与 __prefix 合计最多查{1}段，其余请用 q 或分次查询"},
	{REASON_ARGUMENTS, "给了{1}个参数；最多{2}个"},
	{REASON_TWICE, "重复了"},
	{REASON_NOT_SERVED, "这里没有内容"},
	{REASON_NO_RELEASE, "没有发布过这样的数据集"},
	{REASON_BROKEN_ESCAPE, "百分号转义有误"},
	{REASON_NO_UTF8, "不是 UTF-8 文本"},
	{REASON_NUL, "含有空字符（NUL）"},
	{REASON_NO_FIELD, "不是这里的字段"},
	{REASON_NO_RESOURCE, "没有这一类内容"},
	{REASON_NOT_FILTERED, "这个字段不能用来筛选"},
	{REASON_NO_OPERATOR, "这个字段不能这样筛选"},
	{REASON_NOT_SORTED, "不能用来排序"},
	{REASON_NO_RELEVANCE, "按与 q 的相关程度排序，但没有给出 q"},
	{REASON_RANKED, "按相关程度最多排{1}条，搜到的更多；请多给几个词，或改按字段排序"},
	{REASON_NOT_INCLUDED, "不能在这里一并给出"},
	{REASON_INCLUDED_FAR, "引出了不止一层：最多一个点"},
	{REASON_INCLUDE_FORMAT, "只能用于 JSON 和 NDJSON"},
	{REASON_INCLUDE_GROUP, "不能与 group 同用"},
	{REASON_NOT_COUNTED, "不能用来计数"},
	{REASON_NO_HITS, "不能用来给搜索结果计数"},
	{REASON_FACET_FORMAT, "只能用于 JSON"},
	{REASON_FACET_GROUP, "不能与 group 同用"},
	{REASON_FACET_INCLUDE, "与 include 合计最多{1}个；可加 limit=0，只计数、不取行"},
	{REASON_FACET_MODE, "须是 filtered 或 multi_select"},
	{REASON_NOT_GROUPED, "不能用来分组"},
	{REASON_GROUP_LIST, "是列表，其成员由 facet 计数"},
	{REASON_GROUP_COUNT, "与计数同名"},
	{REASON_NO_AGGREGATE, "不是汇总：写作数字字段加 __sum、__avg、__min 或 __max"},
	{REASON_AGGREGATE_COUNT, "每组都有，不必另要"},
	{REASON_AGGREGATE_NUMBER, "这个字段不是数字"},
	{REASON_UNITS, "单位不一（{1}），不能汇总；请再按 {2} 分组，或用它筛选"},
	{REASON_AGGREGATE_GROUP, "按组计算，但没有给出 group"},
	{REASON_GROUPS, "分出的组超过{1}个；请先筛选，或少用几个字段分组"},
	{REASON_NO_VALUE, "不在这个字段可取的值之中"},
	{REASON_NO_VALUE ": %s", "不在这个字段可取的值之中，可取的有：{1}"},
	{REASON_NO_RECORD, "没有这条记录"},
	{REASON_NO_RECORD " of %s", "在 {1} 里没有这条记录"},
	{REASON_NO_ITEM, "没有这一条"},
	{REASON_GONE, "这一条已经撤下"},
	{REASON_COMMA, "逗号算作文字的一部分，没有这样的记录；要几个值，就把参数写几次"},
	{REASON_NO_DATE, "须是日期，写作 YYYY-MM-DD；只写一部分用 __prefix，只写年份用 __year"},
	{REASON_NO_DAY, "日历上没有这一天"},
	{REASON_DATE_BEGUN, "没有这样开头的日期（YYYY-MM-DD）"},
	{REASON_DATE_PART, "没有含这一段的日期（YYYY-MM-DD）"},
	{REASON_YEAR, "须是{1}到{2}之间的年份"},
	{REASON_KEY_PART, "标识里只有字母、数字和连字符"},
	{REASON_DIGEST, "须是64位十六进制数字，字母小写"},
	{REASON_DIGEST_PART, "SHA-256 摘要是64位十六进制数字，不会含有它"},
	{REASON_NO_NUMBER, "须是数字，写法与 JSON 相同"},
	{REASON_NO_WHOLE, "须是整数，写法与 JSON 相同"},
	{REASON_NUMBER_SIZE, "数字太大：绝对值最大为 1.8e308"},
	{REASON_WHOLE_SIZE, "整数太大：最多64个二进制位"},
	{REASON_NO_TRUTH, "须是 true 或 false"},
	{REASON_LIMIT, "须是0到{1}之间的整数"},
	{REASON_LIMIT_CURSOR, "不能与 limit=0 同用，那样没有一行"},
	{REASON_LABELS, "须是 zh 或 en"},
	{REASON_FORMAT, "须是 json、csv 或 ndjson"},
	{REASON_FORMAT_SUFFIX, "地址已有后缀，两者只需其一"},
	{REASON_CSV, "只能用于 CSV"},
	{REASON_SWITCH, "须是 1 或 0"},
	{REASON_Q, "须有1到{1}个字符"},
	{REASON_COMMON, "常用词太多，不能一起检索；请去掉几个"},
	{REASON_NO_LETTER, "没有可以搜索的字母、数字或汉字"},
	{REASON_NO_Q, "没有给出：要搜索什么？"},
	{REASON_EMBED, "只能是 1，即供其他网站嵌入的样子"},
	{REASON_COMPARED, "须写作“类别/标识”"},
	{REASON_COMPARED_COUNT, "可以对比{1}到{2}条记录，这里给了{3}条"},
};

enum { HOLES_MAX = 3 };

struct piece {
	const char *text;
	size_t len;
};

/* Whether the text is what printf makes of the format: a hole reaches to the letter behind it. */
static bool match(const char *format, const char *text, struct piece ret_holes[static HOLES_MAX])
{
	for (size_t n = 0; *format && *text;) {
		if (*format != '%') {
			if (*format++ != *text++)
				return false;
			continue;
		}
		format += strcspn(format, "sdu") + 1;
		const char *end = *format ? strchr(text, *format) : text + strlen(text);
		if (!end || n == HOLES_MAX)
			return false;
		ret_holes[n++] = (struct piece){text, (size_t)(end - text)};
		text = end;
	}
	return *format == *text;
}

static void fill(const char *chinese, const struct piece *holes, struct buf *out)
{
	for (size_t len; *chinese; chinese += len) {
		len = strcspn(chinese, "{");
		buf_put(out, chinese, len);
		if (chinese[len] == '{') {
			const struct piece *hole = &holes[chinese[len + 1] - '1'];
			buf_put(out, hole->text, hole->len);
			len += strlen("{n}");
		}
	}
}

bool reason_write_chinese(const char *reason, struct buf *out)
{
	struct piece holes[HOLES_MAX];
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (match(reasons[i].en, reason, holes)) {
			fill(reasons[i].zh, holes, out);
			return true;
		}
	return false;
}
