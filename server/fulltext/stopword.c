#include "fulltext/stopword.h"

#include "fulltext/token.h"

#include <stddef.h>
#include <string.h>

/* Folded. */
static const char *const words[] = {"a", "about", "an", "and", "any", "are", "as", "at", "be",
	"been", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "how",
	"in", "is", "it", "its", "many", "much", "number", "of", "on", "or", "that", "the", "their",
	"there", "these", "they", "this", "to", "was", "were", "what", "when", "where", "which", "who",
	"whom", "whose", "why", "will", "with", "would", "什么时候", "什么", "何时", "有哪些", "有多少",
	"哪些", "哪家", "哪个", "多少", "多久", "哪里", "数量", "几家", "几个", "几所", "几名", "几位",
	"几种", "几项", "几次", "几批", "如何", "怎么样", "怎么", "怎样", "是否", "谁", "的", "了",
	"吗", "呢", "是", "在", "有", "和", "与", "及"};

static const char *const measures[] = {
	"家", "个", "所", "名", "位", "张", "种", "项", "次", "批", "条", "座", "笔"};

static const char *const idle[] = {"am", "being", "doing", "done", "get", "gets", "getting", "give",
	"got", "he", "her", "his", "i", "if", "let", "may", "me", "might", "my", "our", "please", "s",
	"she", "should", "show", "so", "t", "tell", "than", "then", "us", "we", "you", "your", "要",
	"到", "能", "会", "可", "可以", "能不能", "就", "也", "都", "还", "没", "被", "把", "跟", "给",
	"让", "对", "从", "向", "吧", "啊", "呀", "嘛", "我", "我们", "你", "他", "这", "那", "个",
	"些", "去", "来", "做", "想", "请", "请问"};

/* Whether the first token, which is read, and those behind it are a word, behind which the reader
 * goes then. */
static bool skip(struct token_reader *reader, const struct token *first, const char *word)
{
	if (strncmp(word, first->text, first->len) != 0)
		return false;
	struct token_reader ahead = *reader;
	struct token token = {.end = first->end};
	for (word += first->len; *word; word += token.len) {
		size_t end = token.end;
		if (!token_next(&ahead, &token) || token.start > end ||
			strncmp(word, token.text, token.len) != 0)
			return false;
	}
	*reader = ahead;
	return true;
}

static bool skip_longest(struct token_reader *reader, const char *const *list, size_t count)
{
	struct token_reader behind = *reader, longest = *reader;
	struct token first;
	if (!token_next(&behind, &first))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct token_reader end = behind;
		if (skip(&end, &first, list[i]) && end.at > longest.at)
			longest = end;
	}
	bool any = longest.at > reader->at;
	*reader = longest;
	return any;
}

bool stopword_skip(struct token_reader *reader)
{
	return skip_longest(reader, words, sizeof words / sizeof *words);
}

bool stopword_skip_measure(struct token_reader *reader)
{
	return skip_longest(reader, measures, sizeof measures / sizeof *measures);
}

bool stopword_is_idle(const char *text, size_t len)
{
	struct token_reader reader = {text, len, 0}, next = reader;
	struct token token;
	for (; token_next(&next, &token); next = reader)
		if (!stopword_skip(&reader) && !skip_longest(&reader, idle, sizeof idle / sizeof *idle)) {
			if (token.kind != TOKEN_MARK)
				return false;
			reader = next;
		}
	return true;
}
