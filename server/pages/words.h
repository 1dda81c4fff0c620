#ifndef WORDS_H
#define WORDS_H

/* The words of the pages themselves, in English and in Chinese; all else that they say is the
 * dataset's. */
#define WORDS(X)                                                                                   \
	X(SKIP, "Skip to content", "跳到正文")                                                         \
	X(SEARCH, "Search", "搜索")                                                                    \
	X(API, "API", "数据接口")                                                                      \
	X(VERSION, "Version", "版本")                                                                  \
	X(WHERE, "Where you are", "所在位置")                                                          \
	X(SITE, "Site", "本站")                                                                        \
	X(COPY, "Copy", "复制")                                                                        \
	X(COPIED, "Copied", "已复制")                                                                  \
	X(CITE, "Cite this", "引用")                                                                   \
	X(DATA, "Download", "下载")                                                                    \
	X(NAME, "Name", "名称")                                                                        \
	X(COLUMNS, "Columns", "显示哪些列")                                                            \
	X(FIELDS, "Columns", "显示的列")                                                               \
	X(SHOW, "Show", "显示")                                                                        \
	X(REST, "Show the rest", "显示其余")                                                           \
	X(SHARE, "Share this", "分享")                                                                 \
	X(PREFIX, "Put the address of this site before what begins with a slash.",                     \
		"以斜杠开头的地址，请在前面加上本站的网址。")                                              \
	X(ABOUT, ": what is recorded of it in ", "的相关记录，收录于")                                 \
	X(COMMA, ", ", "，")                                                                           \
	X(STOP, ".", "。")                                                                             \
	X(THEN, "; ", "；")                                                                            \
	X(DETAILS, "Details: id, basis and API", "详情：标识、依据与数据接口")                         \
	X(FURTHER, "More about it", "更多")                                                            \
	X(ALSO, "See also: ", "另见：")                                                                \
	X(WITH, " with this under “", "（“")                                                           \
	X(WITH_END, "”", "”一栏为此项）")                                                              \
	X(MEANT, "Did you mean: ", "您要找的也许是：")                                                 \
	X(SUCCESSOR, "In its place: ", "接替它的是：")                                                 \
	X(WITHOUT, "Open the page without this", "去掉有误之处，打开页面")                             \
	X(EXACT, "In the words of the data interface", "接口给出的说明")                               \
	X(WORDS, "Search words", "搜索词")                                                             \
	X(CHOICE, " There is: ", "可选：")                                                             \
	X(ORDER, "Order", "排列方式")                                                                  \
	X(ROWS, "Rows of a page", "每页条数")                                                          \
	X(EMBED, "Embed it in another site", "嵌入到其他网站")                                         \
	X(RECORD, "Record", "记录")                                                                    \
	X(FILTER, "Filter", "筛选")                                                                    \
	X(REMOVE, "remove", "移除")                                                                    \
	X(IS, ": ", "：")                                                                              \
	X(IS_NOT, " is not ", "不是 ")                                                                 \
	X(ABOVE, " > ", " > ")                                                                         \
	X(FROM, " ≥ ", " ≥ ")                                                                          \
	X(BELOW, " < ", " < ")                                                                         \
	X(TO, " ≤ ", " ≤ ")                                                                            \
	X(CONTAINS, " contains ", "包含 ")                                                             \
	X(BEGINS, " begins with ", "开头是 ")                                                          \
	X(YEAR, ", year: ", "，年份：")                                                                \
	X(ANY, "any", "有")                                                                            \
	X(NOTHING, "none", "无")                                                                       \
	X(FIND, "Search these", "在这里搜索")                                                          \
	X(FIRST, "First page", "第一页")                                                               \
	X(NEXT, "Next page", "下一页")                                                                 \
	X(NO_ROWS, "No record matches.", "没有符合条件的记录。")                                       \
	X(TRY, "Try fewer or more general words, in English or in Chinese.",                           \
		"可以减少用词，或换用更宽泛的词，中英文均可。")                                            \
	X(ALL, "All", "全部")                                                                          \
	X(ALL_OF, "All ", "全部")                                                                      \
	X(ALL_END, "", "条")                                                                           \
	X(RELAXED, "No record has all of these words. Below is what has some of them.",                \
		"没有记录包含全部的词，下面是包含其中一部分的。")                                          \
	X(LEFT_OUT, " Left out:", "略去的词：")                                                        \
	X(RESOURCES, "Contents", "内容")                                                               \
	X(SOURCES, "Sources", "来源")                                                                  \
	X(SPAN, ", ", "个，")                                                                          \
	X(UNTIL, " to ", "至")                                                                         \
	X(LATER, "; what came later is not covered here.", "，此后的情况这里没有收录。")               \
	X(MORE, "More: parts of these, words used, and the history of the data",                       \
		"更多：组成部分、用词与数据的更改")                                                        \
	X(YES, "yes", "是")                                                                            \
	X(NO, "no", "否")                                                                              \
	X(AS_TABLE, "As a table", "以表格查看")                                                        \
	X(SIDES, "The versions and the reason", "各方说法与理由")                                      \
	X(COMPARE, "Compare", "对比")                                                                  \
	X(UNDATED, "No date stated", "没有写明日期")                                                   \
	X(INFERRED, " (inferred)", "（推断）")                                                         \
	X(UNSAID, "Not stated", "未说明")                                                              \
	X(PINNED, "Permanent link to this version", "本版的永久链接")                                  \
	X(ASIDE, " (", "（")                                                                           \
	X(ASIDE_END, ")", "）")                                                                        \
	X(JOINT, ", ", "、")

enum word {
#define X(id, en, zh) WORD_##id,
	WORDS(X)
#undef X
};

#endif
