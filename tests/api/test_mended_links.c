#include "suite.h"

#include "api/handle.h"
#include "api/response.h"
#include "base/error.h"
#include "base/text.h"
#include "dataset.h"
#include "dataset/snapshot.h"
#include "query/target.h"

#include <stdlib.h>

static struct error err;
static struct snapshot *snapshot;
static struct response response;

static void begin(void)
{
	struct snapshot_options options = {.connections = 1};
	snapshot = snapshot_create(dataset_lights(), &options, &err);
	ck_assert_msg(snapshot != NULL, "%s", err.detail);
}

/* Returns the page as a browser gets it; it is good until the next is asked for. */
static const char *page_of(const char *address)
{
	struct request request = {.method = "GET", .target = address, .accept = "text/html"};
	response_finish(&response);
	handle(snapshot, &request, &response);
	return buf_text(&response.body);
}

static void end(void)
{
	response_finish(&response);
	snapshot_unref(snapshot);
}

/* Addresses with mistakes of each kind, alone and beside what is right. */
static const char *const hostile[] = {
	"/en/lights?\xFF\xFE=1&q=\x80",
	"/zh/lights?sort=\xE4\xB8",
	"/en/search?q=\xFF",
	"/en/search?q=\xFF&sort=relevance",
	"/en/lights?knd=%01%0A%7F",
	"/en/lights?kind=%E2%80%AEpier",
	"/en/lights?%E2%80%AE=%C2%85",
	"/en/lights?%00=1&%FF=%80&kind=pier",
	"/en/lights?lit=",
	"/zh/lights?kind__ne=",
	"/en/lights?height__gte=&sort=",
	"/en/lights?knd=pier",
	"/en/lights?knd=peer",
	"/en/lights?knd=pier&kind=pier",
	"/en/lights?lim=2&limit=3",
	"/en/lights?min_height=tall",
	"/en/lights?min_height=20",
	"/en/lights?kind=peir&cursor=x",
	"/en/lights?knd=pier&cursor=x",
	"/en/lights?cursor=x",
	"/en/lights?cursor=x&sort=id&knd=1",
	"/en/lights?q=&sort=relevance",
	"/en/lights?q=%FF&sort=relevance",
	"/en/lights?sort=relevance",
	"/en/lights?sort=relevence&q=rock",
	"/en/lights?q=rock&sort=-relevance,id&knd=1",
	"/en/lights?sort=--height",
	"/en/lights?sort=height__gte",
	"/en/lights?fields=-height",
	"/en/lights?fields=height,hight&?knd=1",
	"/en/lights?kind=pier&?=1",
	"/en/lights?keeper_id=grac",
	"/en/lights?keeper_id=grac&knd=1",
	"/en/lights?keepr_id=grac",
	"/en/lights?keepr_id=grace",
	"/en/lights?limit=9999",
	"/en/lights?knd",
	"/en/lights?kind",
	"/en/lights?&&knd=%zz&&",
	"/en/lights?utm_source=%zz&knd=1",
	"/en/search?foo=1",
	"/en/search?q=rock&typ=lights",
	"/en/search?q=rock&type=light",
	"/en/search?q=rock&cursor=x&foo=1",
	"/en/search?q=+&type=lights",
	"/zh/compare?id=+&%FF=x",
	"/zh/compare?id=lights/hook",
	"/en/compare?foo=1",
	"/en/compare?id=lights/hok&id=lights/bell-rock",
	"/en/compare?id=lights/hook&id=lights/bell-rock&foo=1",
	"/en/compare?id=lights/hook&id=lights/nothing-like-it&foo=1",
	"/en/compare?id=lihgts/%01%E2%80%AE&id=lights/hook",
	"/en/compare?id=hook&id=lights/bell-rock",
	"/en/compare?id=hook&ids=lights/bell-rock",
	"/en/lights/hook?embed=2",
	"/en/lights/hook?embd=1",
	"/en/lights/hook?embd",
	"/en/lights/hook?embed=1&q=x",
	"/en/lights/hook?knd=1",
	"/en?knd=1",
	"/?knd=%E2%80%AE",
	"/docs?x=%FF",
	"/en/lights/%E2%80%AEhook",
	"/en/light/hook?x=\xFF",
};

/* Follows each link of the page's own content; what frames it is no part of the mistake. */
static void follow(const char *address)
{
	const char *page = page_of(address);
	int status = response.status;
	ck_assert_msg(status >= 400 && status < 500, "%s: %d", address, status);
	const char *content = strstr(page, "<h1>");
	ck_assert_msg(content != NULL, "%s", address);
	char *kept = strndup(content, (size_t)(strstr(content, "</main>") - content));
	for (char *p = kept; (p = strstr(p, "<a href=\"")); p++) {
		char link[TARGET_MAX + 1];
		size_t len = 0;
		for (const char *c = p + strlen("<a href=\""); *c != '"'; c++) {
			ck_assert_uint_lt(len, TARGET_MAX);
			link[len++] = *c == '&' ? (char)atoi(c + strlen("&#")) : *c;
			c = *c == '&' ? strchr(c, ';') : c;
		}
		link[len] = '\0';
		page_of(link);
		ck_assert_msg(response.status == 200, "%s leads to %s: %d", address, link, response.status);
	}
	free(kept);
}

START_TEST(no_mistake_leads_to_another)
{
	begin();
	for (size_t i = 0; i < COUNT(hostile); i++)
		follow(hostile[i]);
	end();
}

START_TEST(what_is_sent_makes_no_page_unreadable)
{
	begin();
	for (size_t i = 0; i < COUNT(hostile); i++) {
		const char *page = page_of(hostile[i]);
		size_t len = response.body.len;
		ck_assert_msg(text_is_utf8(page, len), "%s", hostile[i]);
		ck_assert_msg(!text_has_controls(page, len), "%s", hostile[i]);
		ck_assert_msg(!text_misleads(page, len), "%s", hostile[i]);
	}
	end();
}

/* As many faults as are stored, one more, and so many arguments that none of them is read. */
START_TEST(with_more_mistakes_than_are_told_the_bare_page_is_left)
{
	static const char bare[] = "<a href=\"/en/lights\">Open the page without this</a>";
	static char address[TARGET_MAX + 1];
	begin();
	for (int count = 1; count < 70; count++) {
		int len = snprintf(address, sizeof address, "/en/lights?sort=a");
		for (int i = 1; i < count; i++)
			len +=
				snprintf(address + len, sizeof address - (size_t)len, i % 2 ? ",b%d" : "&k%d=1", i);
		follow(address);
		ck_assert_msg(strstr(page_of(address), bare) != NULL, "%s", address);
	}
	end();
}

/* A page links to itself in a longer spelling, which must be short enough to be asked for. */
START_TEST(a_long_address_leads_to_the_bare_page)
{
	static char address[TARGET_MAX + 1];
	begin();
	for (int count = 600; count < 1000; count += 20) {
		int len = snprintf(address, sizeof address, "/en/lights?limit=1&knd=1&name_en__ne=");
		for (int i = 0; i < count; i++)
			len += snprintf(address + len, sizeof address - (size_t)len, "灯");
		follow(address);
	}
	end();
}

SUITE("mended_links", no_mistake_leads_to_another, what_is_sent_makes_no_page_unreadable,
	with_more_mistakes_than_are_told_the_bare_page_is_left, a_long_address_leads_to_the_bare_page)
