#include "suite.h"

#include "base/error.h"
#include "pages.h"
#include "api/site.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct error err;

static struct site *create(void)
{
	error_clear(&err);
	return site_create(page_folder(), &err);
}

static void assert_refused(const char *says)
{
	ck_assert_ptr_null(create());
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_msg(strstr(err.detail, says) != NULL, "not %s, but %s", says, err.detail);
}

static void assert_bytes(const struct representation *coding, const char *text)
{
	ck_assert_ptr_nonnull(coding->data);
	ck_assert_uint_eq(coding->len, strlen(text));
	ck_assert_mem_eq(coding->data, text, coding->len);
}

START_TEST(each_file_is_found_by_its_path)
{
	page_clear();
	static const char *const paths[] = {
		"assets/main-1a2b.js", "assets/main-3c4d.css", "favicon.svg", "index.html"};
	static const char *const others[] = {"", "/index.html", "index", "assets", "assets/",
		"assets/main-1a2b.js.gz", "assets/main-1a2b.js.br", "assets//main-1a2b.js", "INDEX.html"};
	page_built();
	struct site *site = create();
	ck_assert_msg(site != NULL, "%s", err.detail);
	for (size_t i = 0; i < COUNT(paths); i++) {
		ck_assert_str_eq(site_asset(site, i)->path, paths[i]);
		ck_assert_ptr_eq(site_find(site, paths[i]), site_asset(site, i));
	}
	ck_assert_ptr_null(site_asset(site, COUNT(paths)));
	for (size_t i = 0; i < COUNT(others); i++)
		ck_assert_msg(!site_find(site, others[i]), "%s", others[i]);
	assert_bytes(&site_find(site, "index.html")->codings[ENCODING_IDENTITY], PAGE_HTML);
	site_destroy(site);
}

START_TEST(a_suffix_tells_the_type)
{
	page_clear();
	static const struct {
		const char *name, *type;
		bool html, immutable;
	} cases[] = {
		{"index.html", "text/html; charset=utf-8", true, false},
		{"favicon.svg", "image/svg+xml", false, false},
		{"assets/a.js", "text/javascript; charset=utf-8", false, true},
		{"assets/a.css", "text/css; charset=utf-8", false, true},
		{"assets/a.html", "text/html; charset=utf-8", true, true},
		{"assets/a.json", "application/json; charset=utf-8", false, true},
		{"assets/a.png", "image/png", false, true},
		{"assets/a.woff2", "font/woff2", false, true},
		{"assets/a.xyz", "application/octet-stream", false, true},
		{"assets/js", "application/octet-stream", false, true},
		{"other/a.js", "text/javascript; charset=utf-8", false, false},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		page_puts(cases[i].name, "");
	struct site *site = create();
	ck_assert_msg(site != NULL, "%s", err.detail);
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct asset *asset = site_find(site, cases[i].name);
		ck_assert_msg(asset != NULL, "%s", cases[i].name);
		ck_assert_str_eq(asset->type, cases[i].type);
		ck_assert(asset->html == cases[i].html);
		ck_assert(asset->immutable == cases[i].immutable);
	}
	site_destroy(site);
}

START_TEST(codings_are_the_twins_or_made)
{
	page_clear();
	page_built();
	page_write("assets/photo.png", (char[300]){0}, 300);
	struct site *site = create();
	ck_assert_msg(site != NULL, "%s", err.detail);
	const struct asset *script = site_find(site, "assets/main-1a2b.js");
	assert_bytes(&script->codings[ENCODING_IDENTITY], "script");
	assert_bytes(&script->codings[ENCODING_GZIP], "script, as gzip");
	assert_bytes(&script->codings[ENCODING_BR], "script, as br");
	const struct asset *style = site_find(site, "assets/main-3c4d.css");
	for (int coding = ENCODING_GZIP; coding <= ENCODING_BR; coding++) {
		ck_assert_ptr_nonnull(style->codings[coding].data);
		ck_assert_uint_lt(style->codings[coding].len, 100);
	}
	/* too short to shrink, and what is shrunk already */
	ck_assert_ptr_null(site_find(site, "favicon.svg")->codings[ENCODING_GZIP].data);
	ck_assert_ptr_null(site_find(site, "assets/photo.png")->codings[ENCODING_BR].data);
	site_destroy(site);
}

START_TEST(the_bytes_alone_make_the_entity_tag)
{
	page_clear();
	page_built();
	page_puts("again.js", "script");
	page_puts("other.js", "Script");
	struct site *site = create();
	const struct representation *script = site_find(site, "assets/main-1a2b.js")->codings;
	const char *tag = script[ENCODING_IDENTITY].etag;
	ck_assert_str_eq(site_find(site, "again.js")->codings[ENCODING_IDENTITY].etag, tag);
	ck_assert_str_ne(site_find(site, "other.js")->codings[ENCODING_IDENTITY].etag, tag);
	ck_assert_str_ne(script[ENCODING_GZIP].etag, tag);
	ck_assert_str_ne(script[ENCODING_BR].etag, tag);
	ck_assert_str_eq(tag, "\"acfc82293c04634a\"");
	site_destroy(site);
}

START_TEST(links_pipes_and_dotfiles_are_left_out)
{
	page_clear();
	page_built();
	page_puts(".htaccess", "secret");
	page_puts(".git/config.js", "secret");
	ck_assert_int_eq(symlink("/etc/passwd", page_path("passwd")), 0);
	ck_assert_int_eq(symlink("/etc", page_path("assets/etc")), 0);
	ck_assert_int_eq(mkfifo(page_path("pipe.js"), 0600), 0);
	struct site *site = create();
	ck_assert_msg(site != NULL, "%s", err.detail);
	ck_assert_ptr_nonnull(site_asset(site, 3));
	ck_assert_ptr_null(site_asset(site, 4));
	site_destroy(site);
}

START_TEST(what_is_no_page_is_refused)
{
	page_clear();
	assert_refused("no page, for it has no index.html");
	page_puts("index.html.br", "x");
	assert_refused("index.html.br: the file that it codes is missing");
	page_puts("index.html", "x");
	site_destroy(create());
	ck_assert_int_eq(err.code, ERROR_NONE);
	page_puts("a b.js", "x");
	assert_refused("a b.js: a name that an address would escape");
	error_clear(&err);
	ck_assert_ptr_null(site_create("/nowhere/page", &err));
	ck_assert_str_eq(err.detail, "/nowhere/page: No such file or directory");
	error_clear(&err);
	ck_assert_ptr_null(site_create(page_path("index.html"), &err));
	ck_assert_ptr_nonnull(strstr(err.detail, "index.html: Not a directory"));
}

START_TEST(a_folder_that_may_not_be_read_is_named)
{
	page_clear();
	uid_t self = geteuid();
	page_built();
	ck_assert_int_eq(chmod(page_folder(), 0), 0);
	ck_assert_int_eq(self == 0 ? seteuid(65534) : 0, 0); /* no mode stops root */
	assert_refused("Permission denied");
	ck_assert_int_eq(seteuid(self), 0);
	ck_assert_int_eq(chmod(page_folder(), 0700), 0);
}

START_TEST(a_slash_after_the_folder_does_not_matter)
{
	page_clear();
	char folder[100];
	snprintf(folder, sizeof folder, "%s//", page_built());
	error_clear(&err);
	struct site *site = site_create(folder, &err);
	ck_assert_msg(site != NULL, "%s", err.detail);
	ck_assert_ptr_nonnull(site_find(site, "assets/main-1a2b.js"));
	site_destroy(site);
}

START_TEST(a_page_has_256_files_at_most)
{
	page_clear();
	char name[32];
	page_puts("index.html", "x");
	page_puts("index.html.gz", "twins count");
	for (int i = 2; i < SITE_FILES_MAX; i++) {
		snprintf(name, sizeof name, "assets/%d.js", i);
		page_puts(name, "x");
	}
	struct site *site = create();
	ck_assert_msg(site != NULL, "%s", err.detail);
	site_destroy(site);
	page_puts("last.js", "x");
	assert_refused("the page has more than 256 files");
}

START_TEST(a_page_has_16_mib_at_most)
{
	page_clear();
	page_puts("index.html", "x");
	page_puts("assets/big.png", "");
	ck_assert_int_eq(truncate(page_path("assets/big.png"), SITE_BYTES_MAX - 1), 0);
	struct site *site = create();
	ck_assert_msg(site != NULL, "%s", err.detail);
	site_destroy(site);
	page_puts("index.html", "xy");
	assert_refused("the page has more than 16777216 bytes");
}

START_TEST(a_path_has_255_bytes_and_four_parts_at_most)
{
	page_clear();
	char name[SITE_PATH_MAX + 2];
	memset(name, 'n', sizeof name);
	name[SITE_PATH_MAX] = '\0';
	page_puts("index.html", "x");
	page_puts("a/b/c/d.js", "x");
	name[100] = '/';
	page_puts(name, "x");
	struct site *site = create();
	ck_assert_msg(site != NULL, "%s", err.detail);
	ck_assert_ptr_nonnull(site_find(site, name));
	site_destroy(site);
	name[SITE_PATH_MAX] = 'n';
	name[SITE_PATH_MAX + 1] = '\0';
	page_puts(name, "x");
	assert_refused("has more than 255 bytes");
	remove(page_path(name));
	page_puts("a/b/c/d/e.js", "x");
	assert_refused("more than 4 deep");
}

SUITE("site", each_file_is_found_by_its_path, a_suffix_tells_the_type,
	codings_are_the_twins_or_made, the_bytes_alone_make_the_entity_tag,
	links_pipes_and_dotfiles_are_left_out, what_is_no_page_is_refused,
	a_folder_that_may_not_be_read_is_named, a_slash_after_the_folder_does_not_matter,
	a_page_has_256_files_at_most, a_page_has_16_mib_at_most,
	a_path_has_255_bytes_and_four_parts_at_most)
