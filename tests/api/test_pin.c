#include "cursors.h"

#include "api/pin.h"

#include <stdio.h>
#include <stdlib.h>

#define SHORT "0123456789abcdef"
#define UPPER "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"

static void assert_bound(const char *asked, const char *digest)
{
	char found[CATALOG_DIGEST_LEN + 1] = "none";
	ck_assert_msg(pin_read(asked, found) == (digest != NULL), "%s", asked);
	if (digest)
		ck_assert_msg(strcmp(found, digest) == 0, "%s: %s", asked, found);
}

START_TEST(a_pin_names_a_digest_however_it_is_spelt)
{
	static const char *const targets[] = {"/v1/@" DIGEST, "/v1/@" DIGEST "/lights",
		"/v1/@" DIGEST "/lights/hook.json?fields=id", "/v1/@" DIGEST "/dataset.sqlite",
		"/v1/%40" DIGEST "/lights", "//v1/@" DIGEST "/lights", "/V1/@" UPPER "/lights/",
		"http://a/v1/@" DIGEST "/lights/hook", "/v1/@" DIGEST "/a/b/c/d/e"};
	for (size_t i = 0; i < COUNT(targets); i++)
		assert_bound(targets[i], DIGEST);
}

START_TEST(a_cursor_names_the_beginning_of_a_digest)
{
	char asked[2 * TARGET_MAX];
	const char *const beginnings[] = {"/v1/lights?cursor=", "/v1/lights.csv?limit=2&cursor=",
		"/v1/search?q=a&%63ursor=", "/v1/lights?a=%zz&cursor="};
	parse("sort=-height");
	char *cursor = write((struct value[]){value_number(35.5), text_value("hook")});
	for (size_t i = 0; i < COUNT(beginnings); i++) {
		snprintf(asked, sizeof asked, "%s%s", beginnings[i], cursor);
		assert_bound(asked, SHORT);
	}
	snprintf(asked, sizeof asked, "/v1/lights?cursor=%s&limit=2", cursor);
	assert_bound(asked, SHORT);
	/* a pin goes before */
	snprintf(asked, sizeof asked, "/v1/@" UPPER "/lights?cursor=%s", cursor);
	assert_bound(asked, DIGEST);
	/* pages take no notice of foreign parameters */
	snprintf(asked, sizeof asked, "/docs?cursor=%s", cursor);
	assert_bound(asked, NULL);
	snprintf(asked, sizeof asked, "/v1/lights?cursor=%sA", cursor);
	assert_bound(asked, NULL);
	free(cursor);
}

START_TEST(what_is_bound_to_no_dataset_names_none)
{
	static const char *const targets[] = {"/", "/v1", "/v1/", "/v1/lights",
		"/v1/lights?cursor=", "/v1/lights?cursor=abc", "/v1/lights?cursor", "/v1/@",
		"/v1/@" SHORT "/lights", "/v1/@" DIGEST "0/lights", "/@" DIGEST, "/v2/@" DIGEST "/lights",
		"/v1/lights/@" DIGEST, "/a/v1/@" DIGEST, "/////v1/@" DIGEST, "", "v1", "*",
		"/v1/%zz/@" DIGEST, "/v1/@%00" DIGEST};
	for (size_t i = 0; i < COUNT(targets); i++)
		assert_bound(targets[i], NULL);
}

SUITE("pin", a_pin_names_a_digest_however_it_is_spelt, a_cursor_names_the_beginning_of_a_digest,
	what_is_bound_to_no_dataset_names_none)
