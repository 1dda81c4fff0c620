#include "suite.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "documents/document.h"
#include "base/error.h"

#include <jansson.h>
#include <string.h>

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

enum { BODY_MAX = 1 << 20 };

#define DESCRIPTIONS                                                                               \
	"\"describedby\":\"/v1/dataset.jsonld\",\"datapackage\":\"/datapackage.json\","                \
	"\"feed\":\"/v1/changes.atom\""

static struct field fields[] = {{.name = "id"}, {.name = "name"}};

static struct resource resources[] = {
	{.name = "keepers",
		.title_zh = "守塔人",
		.title_en = "Keepers",
		.description_zh = "守塔人",
		.description_en = "Who keeps \"the lights\"\\",
		.fields = fields,
		.field_count = 2,
		.count = 2},
	{.name = "wrecks",
		.title_zh = "沉船",
		.title_en = "Wrecks",
		.description_zh = "沉船",
		.description_en = "Wrecks",
		.fields = fields,
		.field_count = 1,
		.count = INT64_MAX},
};

static struct catalog catalog = {
	.name = "lights",
	.title_zh = "灯塔",
	.title_en = "Lighthouses",
	.description_zh = "灯塔\n",
	.description_en = "",
	.version = "1.2.3",
	.released = "2024-05-06",
	.license = "CC0-1.0",
	.license_url = "https://example.org/",
	.digest = DIGEST,
	.resources = resources,
	.resource_count = 2,
};

static struct named_json abouts[] = {
	{"citation", "\"Cite \\\"it\\\" so\""},
	{"counts", "{\"lights\":12,\"none\":null,\"mean\":0.1}"},
	{"notes", " [ \"灯\" ] "},
};

static struct error err;
static struct buf body;

static const char index_body[] =
	"{\"data\":{\"name\":\"lights\",\"title_zh\":\"灯塔\",\"title_en\":\"Lighthouses\","
	"\"description_zh\":\"灯塔\\n\",\"description_en\":\"\",\"version\":\"1.2.3\","
	"\"released\":\"2024-05-06\",\"digest\":\"" DIGEST "\",\"license\":\"CC0-1.0\","
	"\"license_url\":\"https://example.org/\",\"resources\":["
	"{\"name\":\"keepers\",\"title_zh\":\"守塔人\",\"title_en\":\"Keepers\","
	"\"description_zh\":\"守塔人\",\"description_en\":\"Who keeps \\\"the lights\\\"\\\\\","
	"\"total\":2,\"fields\":[\"id\",\"name\"],\"links\":{\"self\":\"/v1/keepers\"}},"
	"{\"name\":\"wrecks\",\"title_zh\":\"沉船\",\"title_en\":\"Wrecks\","
	"\"description_zh\":\"沉船\",\"description_en\":\"Wrecks\",\"total\":9223372036854775807,"
	"\"fields\":[\"id\"],\"links\":{\"self\":\"/v1/wrecks\"}}]},"
	"\"links\":{\"self\":\"/v1\"," DESCRIPTIONS "},"
	"\"meta\":{\"dataset\":{\"version\":\"1.2.3\",\"digest\":\"" DIGEST "\"}}}\n";

START_TEST(the_index_lists_the_dataset_and_its_resources)
{
	buf_init(&body, BODY_MAX);
	ck_assert(document_index(&catalog, &body, &err));
	ck_assert_uint_eq(body.len, sizeof index_body - 1);
	ck_assert_str_eq(buf_text(&body), index_body);
	buf_finish(&body);
}

START_TEST(the_index_of_no_resources_is_an_empty_list)
{
	struct catalog empty = catalog;
	empty.resource_count = 0;
	buf_init(&body, BODY_MAX);
	ck_assert(document_index(&empty, &body, &err));
	ck_assert_ptr_nonnull(strstr(buf_text(&body), "\"resources\":[]}"));
	buf_finish(&body);
}

START_TEST(an_index_that_does_not_fit_is_a_failure)
{
	error_clear(&err);
	buf_init(&body, sizeof index_body - 1);
	ck_assert(document_index(&catalog, &body, &err));
	ck_assert_int_eq(err.code, ERROR_NONE);
	buf_finish(&body);
	buf_init(&body, sizeof index_body - 2);
	ck_assert(!document_index(&catalog, &body, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	buf_finish(&body);
}

START_TEST(the_dataset_says_all_about_itself)
{
	static const char wanted[] =
		"{\"data\":{\"name\":\"lights\",\"title_zh\":\"灯塔\",\"title_en\":\"Lighthouses\","
		"\"description_zh\":\"灯塔\\n\",\"description_en\":\"\",\"version\":\"1.2.3\","
		"\"released\":\"2024-05-06\",\"digest\":\"" DIGEST "\",\"license\":\"CC0-1.0\","
		"\"license_url\":\"https://example.org/\",\"citation\":\"Cite \\\"it\\\" so\","
		"\"counts\":{\"lights\":12,\"none\":null,\"mean\":0.1},\"notes\":[\"灯\"]},"
		"\"links\":{\"self\":\"/v1/dataset\"," DESCRIPTIONS "},"
		"\"meta\":{\"dataset\":{\"version\":\"1.2.3\",\"digest\":\"" DIGEST "\"}}}\n";
	struct catalog full = catalog;
	full.abouts = abouts;
	full.about_count = COUNT(abouts);
	error_clear(&err);
	buf_init(&body, sizeof wanted - 1);
	ck_assert(document_dataset(&full, &body, &err));
	ck_assert_str_eq(buf_text(&body), wanted);
	buf_finish(&body);
	buf_init(&body, sizeof wanted - 2);
	ck_assert(!document_dataset(&full, &body, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	buf_finish(&body);
}

SUITE("document", the_index_lists_the_dataset_and_its_resources,
	the_index_of_no_resources_is_an_empty_list, an_index_that_does_not_fit_is_a_failure,
	the_dataset_says_all_about_itself)
