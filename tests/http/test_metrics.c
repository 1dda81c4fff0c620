#include "suite.h"

#include "base/buf.h"
#include "http/metrics.h"

#include <stdio.h>
#include <string.h>

static const char *const names[] = {"none", "/v1", "/v1/{resource}"};
static struct metrics *metrics;
static struct buf out;

static const char *text(void)
{
	buf_finish(&out);
	buf_init(&out, 1 << 16);
	metrics_write(metrics, &out);
	return buf_text(&out);
}

static void begin(void)
{
	metrics = metrics_create(names, COUNT(names));
	ck_assert_ptr_nonnull(metrics);
}

static void end(void)
{
	metrics_destroy(metrics);
	buf_finish(&out);
}

static void assert_line(const char *line)
{
	const char *found = strstr(text(), line);
	ck_assert_msg(found && found[strlen(line)] == '\n', "no %s in %s", line, text());
}

START_TEST(requests_are_counted_by_route_and_status)
{
	begin();
	ck_assert_ptr_null(strstr(text(), "status="));
	for (int i = 0; i < 3; i++)
		metrics_count(metrics, 2, 200, 10, 0);
	metrics_count(metrics, 2, 304, 0, 0);
	metrics_count(metrics, 0, 404, 5, 0);
	metrics_count(metrics, 0, 418, 0, 0);
	assert_line("yigai_http_requests_total{route=\"/v1/{resource}\",status=\"200\"} 3");
	assert_line("yigai_http_requests_total{route=\"/v1/{resource}\",status=\"304\"} 1");
	assert_line("yigai_http_requests_total{route=\"none\",status=\"404\"} 1");
	assert_line("yigai_http_requests_total{route=\"none\",status=\"other\"} 1");
	assert_line("yigai_http_body_bytes_total 35");
	end();
}

START_TEST(a_time_belongs_to_every_bucket_that_it_fits_into)
{
	begin();
	metrics_count(metrics, 1, 200, 0, 0);
	metrics_count(metrics, 1, 200, 0, 10000);
	metrics_count(metrics, 1, 200, 0, 10001);
	metrics_count(metrics, 1, 200, 0, 1000000000);
	metrics_count(metrics, 1, 200, 0, 1000000001);
	assert_line("yigai_http_answer_seconds_bucket{le=\"1e-05\"} 2");
	assert_line("yigai_http_answer_seconds_bucket{le=\"2.5e-05\"} 3");
	assert_line("yigai_http_answer_seconds_bucket{le=\"0.25\"} 3");
	assert_line("yigai_http_answer_seconds_bucket{le=\"1\"} 4");
	assert_line("yigai_http_answer_seconds_bucket{le=\"+Inf\"} 5");
	assert_line("yigai_http_answer_seconds_count 5");
	end();
}

START_TEST(every_series_has_its_help_and_type_before_it)
{
	begin();
	metrics_count(metrics, 1, 200, 1, 1);
	for (const char *p = text(); *p; p = strchr(p, '\n') + 1) {
		if (*p == '#')
			continue;
		char series[100] = "", type[200];
		sscanf(p, "%90[a-z_]", series);
		for (const char *const *s = (const char *const[]){"_bucket", "_sum", "_count", NULL}; *s;
			 s++)
			if (strlen(series) > strlen(*s) &&
				strcmp(series + strlen(series) - strlen(*s), *s) == 0)
				series[strlen(series) - strlen(*s)] = '\0';
		snprintf(type, sizeof type, "# TYPE %s ", series);
		const char *head = strstr(out.data, type);
		ck_assert_msg(head != NULL && head < p, "%s", type);
	}
	end();
}

START_TEST(later_parts_of_a_stream_are_bytes_of_an_answer_that_was_counted)
{
	begin();
	metrics_count(metrics, 1, 200, 100, 1);
	metrics_count_part(metrics, 1000);
	metrics_count_part(metrics, 10);
	ck_assert_ptr_nonnull(strstr(text(), "\nyigai_http_body_bytes_total 1110\n"));
	end();
}

START_TEST(more_routes_than_there_is_room_for_are_refused)
{
	static const char *many[METRICS_ROUTES_MAX + 1];
	metrics = metrics_create(many, METRICS_ROUTES_MAX);
	ck_assert_ptr_nonnull(metrics);
	metrics_destroy(metrics);
	ck_assert_ptr_null(metrics_create(many, METRICS_ROUTES_MAX + 1));
}

SUITE("metrics", requests_are_counted_by_route_and_status,
	a_time_belongs_to_every_bucket_that_it_fits_into, every_series_has_its_help_and_type_before_it,
	later_parts_of_a_stream_are_bytes_of_an_answer_that_was_counted,
	more_routes_than_there_is_room_for_are_refused)
