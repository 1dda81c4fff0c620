#include "suite.h"

#include "query/dialect.h"
#include "query/format.h"
#include "query/operand.h"
#include "query/parameter.h"

#include <string.h>

static const struct {
	enum dialect dialect;
	const char *theirs, *ours;
} words[] = {
#define X(dialect, theirs, ours) {DIALECT_##dialect, theirs, ours},
	DIALECTS(X)
#undef X
};

enum { WORD_COUNT = COUNT(words), ANYWHERE = IN_COLLECTIONS | IN_ITEMS | IN_SEARCH };

static bool is_operator(const char *word)
{
	for (int op = 0; op < OPERATOR_COUNT; op++)
		if (strcmp(operator_name((enum op)op), word) == 0)
			return true;
	return false;
}

static bool is_ours(enum dialect dialect, const char *word)
{
	switch (dialect) {
	case DIALECT_PARAMETER:
		return parameter_find(word, ANYWHERE) != NULL;
	case DIALECT_OPERATOR:
		return is_operator(word);
	case DIALECT_FORMAT:
		return format_find(word) != FORMAT_NONE;
	case DIALECT_FUNCTION:
		return strcmp(word, "sum") == 0 || strcmp(word, "avg") == 0 || strcmp(word, "min") == 0 ||
			strcmp(word, "max") == 0;
	case DIALECT_LANGUAGE:
		return strcmp(word, "zh") == 0 || strcmp(word, "en") == 0;
	case DIALECT_BOOLEAN:
		return strcmp(word, "true") == 0 || strcmp(word, "false") == 0;
	}
	return false;
}

START_TEST(each_word_of_ours_is_one)
{
	for (size_t i = 0; i < WORD_COUNT; i++)
		ck_assert_msg(*words[i].ours == '\0' || is_ours(words[i].dialect, words[i].ours), "%s: %s",
			words[i].theirs, words[i].ours);
}

START_TEST(no_word_of_others_is_ours_with_another_meaning)
{
	for (size_t i = 0; i < WORD_COUNT; i++)
		ck_assert_msg(!is_ours(words[i].dialect, words[i].theirs) ||
				strcmp(words[i].theirs, words[i].ours) == 0,
			"%s", words[i].theirs);
}

START_TEST(each_word_stands_there_once_and_is_found_large_and_small)
{
	for (size_t i = 0; i < WORD_COUNT; i++)
		ck_assert_str_eq(dialect_word(words[i].dialect, words[i].theirs), words[i].ours);
	ck_assert_str_eq(dialect_word(DIALECT_BOOLEAN, "TRUE"), "true");
	ck_assert_ptr_null(dialect_word(DIALECT_FORMAT, "ge"));
	ck_assert_ptr_null(dialect_word(DIALECT_OPERATOR, ""));
}

SUITE("dialect", each_word_of_ours_is_one, no_word_of_others_is_ours_with_another_meaning,
	each_word_stands_there_once_and_is_found_large_and_small)
