#ifndef WORDS_H
#define WORDS_H

/* The words of the pages themselves, in English and in Chinese; all else that they say is the dataset's. */
#define WORDS(X)                                                                                   \
	X(SKIP, "Skip to content", "跳到正文")                                                         \
	X(SEARCH, "Search", "搜索")                                                                    \
	X(API, "API", "接口")                                                                          \
	X(VERSION, "Version", "版本")                                                                  \
	X(WHERE, "Where you are", "所在位置")                                                          \
	X(SITE, "Site", "本站")                                                                        \
	X(COPY, "Copy", "复制")                                                                        \
	X(COPIED, "Copied", "已复制")                                                                  \
	X(CITE, "Cite this", "引用")                                                                   \
	X(DATA, "Download", "下载")                                                                    \
	X(NAME, "Name", "名称")                                                                        \
	X(COLUMNS, "Columns", "列")                                                                    \
	X(SHOW, "Show", "显示")                                                                        \
	X(SHARE, "Share this", "分享")                                                                 \
	X(DETAILS, "Details: id, what it rests on, and the API", "细节：标识、依据与接口")             \
	X(ALSO, "Also:", "另见：")                                                                     \
	X(MEANT, "Meant perhaps:", "或许是：")                                                         \
	X(WITHOUT, "The same address without what is wrong", "去掉有误之处的同一地址")                 \
	X(EMBED, "Show it on another site", "嵌入其他网站")                                            \
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
	X(FIND, "Search in these", "在其中搜索")                                                       \
	X(FIRST, "First page", "第一页")                                                               \
	X(NEXT, "Next page", "下一页")                                                                 \
	X(NO_ROWS, "No record matches.", "没有符合条件的记录。")                                       \
	X(ALL, "All", "全部")                                                                          \
	X(RELAXED, "Nothing has all of these words.", "没有包含全部词的记录。")                        \
	X(LEFT_OUT, " Left out:", "略去：")                                                            \
	X(RESOURCES, "What there is", "内容")                                                          \
	X(SOURCES, "Where it is from", "出处")                                                         \
	X(REACH, "The last of them is of ", "其中最晚的是 ")                                           \
	X(LATER, ": what came later is not known here.", "：此后的情况，此处不知。")                   \
	X(MORE, "More: what these consist of, and what describes them", "更多：其组成部分与说明")      \
	X(YES, "yes", "是")                                                                            \
	X(NO, "no", "否")                                                                              \
	X(AS_TABLE, "As a table", "以表格查看")                                                        \
	X(COMPARE, "Compare", "对比")                                                                  \
	X(UNDATED, "No date stated", "没有写明日期")                                                   \
	X(UNSAID, "Not said, or none", "未说明或没有")                                                 \
	X(PINNED, "This version for good", "本版永久地址")                                             \
	X(JOINT, ", ", "、")

enum word {
#define X(id, en, zh) WORD_##id,
	WORDS(X)
#undef X
};

#endif
