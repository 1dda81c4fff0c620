#include "asking.h"

static void begin_with(const char *base_path)
{
	const char *const arguments[] = {base_path, NULL};
	daemon_start(&daemon_, dataset_lights(), arguments);
	curl = curl_easy_init();
	ck_assert_ptr_nonnull(curl);
}

/* A proxy that takes the path away asks for the second, one that does not for the first. */
START_TEST(both_kinds_of_proxies_get_the_same_answers)
{
	static const char *const targets[][2] = {{"/yigai/v1", "/v1"},
		{"/yigai/v1/lights", "/v1/lights"}, {"/yigai/v1/lights/hook", "/v1/lights/hook"},
		{"/yigai/docs", "/docs"}, {"/yigai/openapi.json", "/openapi.json"},
		{"/yigai/livez", "/livez"}, {"/yigai/readyz", "/readyz"},
		{"/yigai/v1/nothing", "/v1/nothing"}};
	static struct answer first;
	begin_with("--base-path=/yigai");
	for (size_t i = 0; i < COUNT(targets); i++) {
		bool fails = strstr(targets[i][0], "nothing") != NULL;
		for (int again = 0; again < 2; again++) { /* out of memory, too */
			get(targets[i][again]);
			first = answer;
			ck_assert_int_eq(first.status, fails ? 404 : 200);
			get(targets[i][1 - again]);
			ck_assert_int_eq(answer.status, first.status);
			ck_assert_uint_eq(answer.len, first.len);
			ck_assert_mem_eq(answer.body, first.body, first.len);
		}
	}
	end();
}

START_TEST(a_walk_goes_on_by_what_it_is_told)
{
	char target[1024] = "/yigai/v1/lights?limit=5";
	size_t pages = 1;
	begin_with("--base-path=/yigai");
	get(target);
	while (strstr(header("Link"), "rel=\"next\"")) {
		ck_assert_int_eq(sscanf(header("Link"), "<%1023[^>]>; rel=\"next\"", target), 1);
		ck_assert_int_eq(strncmp(target, "/yigai/v1/lights?", strlen("/yigai/v1/lights?")), 0);
		get(target);
		ck_assert_int_eq(answer.status, 200);
		pages++;
	}
	ck_assert_uint_eq(pages, 3);
	get("/yigai");
	ck_assert_int_eq(answer.status, 308);
	ck_assert_str_eq(header("Location"), "/yigai/");
	end();
}

START_TEST(without_one_no_path_is_taken_away)
{
	begin(dataset_lights());
	get("/yigai/v1/lights");
	ck_assert_int_eq(answer.status, 404);
	end();
}

SUITE("served_prefixed", both_kinds_of_proxies_get_the_same_answers,
	a_walk_goes_on_by_what_it_is_told, without_one_no_path_is_taken_away)
