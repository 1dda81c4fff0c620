#include "suite.h"

#include "dataset.h"
#include "render/citation.h"
#include "render_fixture.h"

static bool cite(const char *raw, enum citation citation, size_t max)
{
	parse(raw, true);
	buf_init(&body, max);
	return citation_render(&source, &query, target.segments[2], citation, &body, &err);
}

START_TEST(a_citation_that_does_not_fit_is_a_failure)
{
	open_dataset(dataset_lights());
	for (enum citation citation = CITATION_BIBTEX; citation <= CITATION_TEXT; citation++) {
		ck_assert_msg(cite("/v1/lights/longstone", citation, RENDER_MAX), "%s", err.detail);
		size_t len = body.len;
		buf_finish(&body);
		ck_assert(cite("/v1/lights/longstone", citation, len));
		buf_finish(&body);
		ck_assert(!cite("/v1/lights/longstone", citation, len - 1));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		buf_finish(&body);
	}
	close_dataset();
}

START_TEST(what_is_not_there_is_not_cited)
{
	open_dataset(dataset_lights());
	ck_assert(!cite("/v1/lights/hok", CITATION_RIS, RENDER_MAX));
	ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
	buf_finish(&body);
	close_dataset();
}

SUITE("citation", a_citation_that_does_not_fit_is_a_failure, what_is_not_there_is_not_cited)
