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
	"哪些", "哪家", "哪个", "多少", "数量", "几家", "几个", "如何", "怎么样", "怎么", "怎样",
	"是否", "谁", "的", "了", "吗", "呢", "是", "在", "有", "和", "与", "及"};

static const char *const measures[] = {
	"家", "个", "所", "名", "位", "张", "种", "项", "次", "批", "条", "座", "笔"};

/* Whether the tokens from the reader on are a word, behind which it goes then. */
static bool skip(struct token_reader *reader, const char *word)
{
	struct token_reader ahead = *reader;
	struct token token;
	size_t len = strlen(word);
	for (size_t end = 0; len > 0; end = token.end) {
		if (!token_next(&ahead, &token) || (end > 0 && token.start > end) || token.len > len ||
			memcmp(token.text, word, token.len) != 0)
			return false;
		word += token.len;
		len -= token.len;
	}
	*reader = ahead;
	return true;
}

static bool skip_longest(struct token_reader *reader, const char *const *list, size_t count)
{
	struct token_reader longest = *reader;
	for (size_t i = 0; i < count; i++) {
		struct token_reader behind = *reader;
		if (skip(&behind, list[i]) && behind.at > longest.at)
			longest = behind;
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
