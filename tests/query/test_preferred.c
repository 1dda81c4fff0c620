#include "suite.h"

#include "query/preferred.h"

START_TEST(the_language_with_the_greatest_weight_is_preferred)
{
	static const struct {
		const char *field;
		enum language language;
	} cases[] = {
		{NULL, LANGUAGE_EN},
		{"", LANGUAGE_EN},
		{"*", LANGUAGE_EN},
		{"fr, de;q=0.5", LANGUAGE_EN},
		{"zh", LANGUAGE_ZH},
		{"ZH-cn", LANGUAGE_ZH},
		{"zh-Hant-TW,en;q=0.9", LANGUAGE_ZH},
		{"en-US,en;q=0.9,zh-CN;q=0.8", LANGUAGE_EN},
		{"en;q=0.5, zh;q=0.6", LANGUAGE_ZH},
		{"fr, zh;q=0.1", LANGUAGE_ZH},
		{"en, zh", LANGUAGE_EN},
		{"zh, en", LANGUAGE_ZH},
		{"zh;q=0, en;q=0", LANGUAGE_EN},
		{"zhx, en", LANGUAGE_EN},
		{"z", LANGUAGE_EN},
		{" ,\tzh;q=x, en;q=0.1", LANGUAGE_EN},
		{";;,,zh", LANGUAGE_ZH},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(
			preferred_language(cases[i].field) == cases[i].language, "%s", cases[i].field);
}

SUITE("preferred", the_language_with_the_greatest_weight_is_preferred)
