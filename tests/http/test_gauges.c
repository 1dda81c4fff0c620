#include "snapshot_fixture.h"

#include "base/buf.h"
#include "dataset/current.h"
#include "http/gauges.h"

#include <string.h>

static struct current current;
static struct buf out;

/* The value of a gauge as it is written; NULL if it is not. */
static const char *gauge(const char *name)
{
	static char value[300];
	char line[100];
	buf_finish(&out);
	buf_init(&out, 1 << 16);
	gauges_write(&current, &out);
	snprintf(line, sizeof line, "\n%s ", name);
	const char *found = strstr(buf_text(&out), line);
	if (!found)
		return NULL;
	found += strlen(line);
	snprintf(value, sizeof value, "%.*s", (int)strcspn(found, "\n"), found);
	return value;
}

static void begin(void)
{
	current_init(&current, open_snapshot(dataset_lights(), 1), 60);
}

static void end(void)
{
	buf_finish(&out);
	current_finish(&current);
}

START_TEST(what_is_told_of_the_dataset_is_of_the_one_that_is_served)
{
	begin();
	ck_assert_str_eq(gauge("yigai_archive_datasets"), "0");
	ck_assert_str_eq(gauge("yigai_cache_entries"), "0");
	ck_assert_ptr_nonnull(strstr(buf_text(&out), "version=\"1.2.3\",digest=\""));
	current_swap(
		&current, open_snapshot(dataset_with("UPDATE api_dataset SET version = '2.0.0'"), 1), true);
	gauge("");
	ck_assert_ptr_nonnull(strstr(buf_text(&out), "version=\"2.0.0\",digest=\""));
	ck_assert_ptr_null(strstr(buf_text(&out), "1.2.3"));
	end();
}

START_TEST(reloads_are_counted_and_the_last_is_told_from_those_before)
{
	begin();
	ck_assert_str_eq(gauge("yigai_reload_is_refused"), "0");
	current_refuse(&current, "no dataset");
	ck_assert_str_eq(gauge("yigai_reload_is_refused"), "1");
	ck_assert_str_eq(gauge("yigai_reloads_refused_total"), "1");
	ck_assert_str_eq(gauge("yigai_reloads_total"), "0");
	current_swap(&current, open_snapshot(dataset_lights(), 1), true);
	ck_assert_str_eq(gauge("yigai_reload_is_refused"), "0");
	ck_assert_str_eq(gauge("yigai_reloads_refused_total"), "1");
	ck_assert_str_eq(gauge("yigai_reloads_total"), "1");
	end();
}

START_TEST(the_memory_of_the_process_is_told_once_it_can_be_read)
{
	begin();
	ck_assert_ptr_null(gauge("process_resident_memory_bytes"));
	ck_assert_ptr_nonnull(gauge("process_cpu_seconds_total"));
	gauges_prepare();
	ck_assert_ptr_nonnull(gauge("process_resident_memory_bytes"));
	double bytes = atof(gauge("process_resident_memory_bytes"));
	ck_assert(bytes > 1e5 && bytes < 1e10);
	end();
}

START_TEST(each_value_has_its_type_and_help)
{
	begin();
	gauge("");
	for (const char *line = buf_text(&out); *line; line = strchr(line, '\n') + 1)
		if (*line != '#') {
			char type[120];
			int len = (int)strcspn(line, "{ ");
			snprintf(type, sizeof type, "# TYPE %.*s ", len, line);
			ck_assert_msg(strstr(buf_text(&out), type) != NULL, "%s", type);
			snprintf(type, sizeof type, "# HELP %.*s ", len, line);
			ck_assert_msg(strstr(buf_text(&out), type) != NULL, "%s", type);
		}
	end();
}

SUITE("gauges", what_is_told_of_the_dataset_is_of_the_one_that_is_served,
	reloads_are_counted_and_the_last_is_told_from_those_before,
	the_memory_of_the_process_is_told_once_it_can_be_read, each_value_has_its_type_and_help)
