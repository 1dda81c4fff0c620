#include "view_fixture.h"

#include "base/sha256.h"
#include "pages/script.h"

enum { SCRIPT_MAX = 16 << 10 }; /* so that a page's first load stays small */

START_TEST(the_script_is_small_and_asks_no_other_address)
{
	open_view(dataset_lights(), NULL, "");
	ck_assert(script_write(catalog, &out, &err));
	ck_assert_uint_lt(out.len, SCRIPT_MAX);
	assert_says_not("://");
	assert_says_not("import");
	assert_says_not("innerHTML");
	assert_says_not("eval");
	close_view();
}

START_TEST(its_path_says_the_hash_of_its_bytes)
{
	char hash[SHA256_HEX_SIZE], wanted[64];
	struct buf script;
	struct error why;
	buf_init(&script, SCRIPT_MAX);
	ck_assert(script_write(NULL, &script, &why));
	struct sha256 sum = sha256_of(buf_text(&script), script.len);
	sha256_hex(&sum, hash);
	snprintf(wanted, sizeof wanted, "/assets/pages-%.16s.js", hash);
	ck_assert_str_eq(script_path, wanted);
	buf_finish(&script);
}

START_TEST(a_page_says_its_path_and_the_words_that_it_says)
{
	char wanted[300];
	open_view(dataset_lights(), NULL, "");
	script_write_element(&view);
	snprintf(wanted, sizeof wanted,
		"<script type=\"module\" src=\"%s\" data-copy=\"Copy\" data-copied=\"Copied\" data-compare=\"Compare\"></script>\n",
		script_path);
	assert_page(wanted);
	turn_chinese();
	script_write_element(&view);
	assert_says("data-copy=\"复制\" data-copied=\"已复制\"");
	close_view();
}

SUITE("script", the_script_is_small_and_asks_no_other_address, its_path_says_the_hash_of_its_bytes,
	a_page_says_its_path_and_the_words_that_it_says)
