#include "suite.h"

#include "base/origin.h"
#include "http/rebinding.h"

START_TEST(a_page_of_a_foreign_name_may_not_ask)
{
	static const struct {
		const char *host, *origin_of_page;
		bool allowed;
	} cases[] = {
		{"127.0.0.1:8081", NULL, true},
		{"localhost:8081", NULL, true},
		{"LOCALHOST", NULL, true},
		{"[::1]:8081", NULL, true},
		{"10.1.2.3", NULL, true},
		{"data.example", NULL, true},
		{"data.example:443", NULL, true},
		{"evil.example", NULL, false},
		{"data.example.evil.example", NULL, false},
		{"127.0.0.1.evil.example", NULL, false},
		{"", NULL, false},
		{NULL, NULL, false},
		{"[::1", NULL, false},
		{"127.0.0.1:8081", "http://localhost:6274", true},
		{"127.0.0.1:8081", "http://127.0.0.1:3000", true},
		{"127.0.0.1:8081", "http://127.0.0.1:8081", true},
		{"10.1.2.3:8081", "http://10.1.2.3:8081", true},
		{"10.1.2.3:8081", "http://10.1.2.4:8081", false},
		{"data.example", "https://data.example", true},
		{"127.0.0.1:8081", "https://data.example", true},
		{"127.0.0.1:8081", "http://data.example", false},
		{"127.0.0.1:8081", "http://evil.example", false},
		{"evil.example", "http://evil.example", false},
		{"127.0.0.1:8081", "null", false},
		{"127.0.0.1:8081", "", false},
		{"127.0.0.1:8081", "file://", false},
		{"127.0.0.1:8081", "http://localhost.evil.example", false},
		{"127.0.0.1:8081", "http://localhost:80@evil.example", false},
		{"127.0.0.1:8081", "http://localhost:evil.example", false},
		{"127.0.0.1:8081", "http://[::1]evil.example", false},
		{"127.0.0.1:8081", "http://127.0.0.1/", false},
	};
	origin_set("https://data.example");
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(rebinding_allows(cases[i].host, cases[i].origin_of_page) == cases[i].allowed,
			"%s from %s", cases[i].host, cases[i].origin_of_page);
	origin_set("");
	ck_assert(!rebinding_allows("data.example", NULL));
	ck_assert(!rebinding_allows("127.0.0.1", ""));
}

SUITE("rebinding", a_page_of_a_foreign_name_may_not_ask)
