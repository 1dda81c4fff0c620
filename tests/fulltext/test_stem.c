#include "suite.h"

#include "fulltext/stem.h"

#include <pthread.h>

static const struct {
	const char *word, *stem;
} words[] = {{"hospital", "hospit"}, {"hospitals", "hospit"}, {"hospitalized", "hospit"},
	{"studies", "studi"}, {"study", "studi"}, {"ofed", "of"}, {"ofs", "of"}, {"the", "the"},
	{"generalizations", "gener"}, {"focusing", "focu"}, {"focus", "focu"}, {"campuses", "campu"},
	{"campus", "campu"}, {"developmental", "develop"}};

START_TEST(words_of_one_stem_have_it)
{
	for (size_t i = 0; i < COUNT(words); i++) {
		char stem[TOKEN_MAX];
		size_t len = stem_read(words[i].word, strlen(words[i].word), stem);
		ck_assert_msg(len == strlen(words[i].stem) && memcmp(stem, words[i].stem, len) == 0,
			"%s: %.*s", words[i].word, (int)len, stem);
	}
}

START_TEST(a_stem_is_no_longer_than_its_word)
{
	char word[TOKEN_MAX], stem[TOKEN_MAX];
	memset(word, 'a', sizeof word);
	for (size_t len = 3; len < TOKEN_MAX; len++) {
		size_t stem_len = stem_read(word, len, stem);
		ck_assert_uint_ge(stem_len, 1);
		ck_assert_uint_le(stem_len, len);
	}
}

static void *read_stems(void *context)
{
	(void)context;
	for (int n = 0; n < 1000; n++)
		for (size_t i = 0; i < COUNT(words); i++) {
			char stem[TOKEN_MAX];
			size_t len = stem_read(words[i].word, strlen(words[i].word), stem);
			if (len != strlen(words[i].stem) || memcmp(stem, words[i].stem, len) != 0)
				return (void *)words[i].word;
		}
	return NULL;
}

START_TEST(threads_do_not_disturb_each_other)
{
	pthread_t threads[4];
	for (size_t i = 0; i < COUNT(threads); i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, read_stems, NULL), 0);
	for (size_t i = 0; i < COUNT(threads); i++) {
		void *wrong;
		pthread_join(threads[i], &wrong);
		ck_assert_msg(!wrong, "the stem of %s", (const char *)wrong);
	}
}

SUITE("stem", words_of_one_stem_have_it, a_stem_is_no_longer_than_its_word,
	threads_do_not_disturb_each_other)
