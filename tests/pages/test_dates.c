#include "view_fixture.h"

#include "pages/dates.h"

/* What the catalog knows of a date and what tells its precision. */
static struct field fields[] = {{.name = "due_date", .type = FIELD_TEXT, .format = "date"},
	{.name = "due_precision", .type = FIELD_TEXT}, {.name = "due_start", .type = FIELD_TEXT},
	{.name = "due_basis", .type = FIELD_TEXT}};
static const struct resource dates = {.name = "dated", .fields = fields, .field_count = 4};

static void write_date(const char *text)
{
	json_t *item = json_of(text);
	dates_write(&view, dates_of(&dates, &fields[0], item));
	json_decref(item);
}

START_TEST(a_date_is_said_as_precisely_as_it_is_known)
{
	static const struct {
		const char *precision, *known, *en, *zh;
	} cases[] = {
		{"day", "2021-09-05", "5 September 2021", "2021年9月5日"},
		{"month", "2021-09", "September 2021", "2021年9月"},
		{"month_end", "2021-09", "end of September 2021", "2021年9月底"},
		{"quarter", NULL, "third quarter of 2021", "2021年第三季度"},
		{"year", "2021", "2021", "2021年"},
		{"year_end", "2021", "end of 2021", "2021年底"},
		{"interval", NULL, "30 June 2021 to 5 September 2021", "2021年6月30日至2021年9月5日"},
		{"never heard of", "2021-09-05", "5 September 2021", "2021年9月5日"},
	};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < 2 * COUNT(cases); i++) {
		char item[200], wanted[200];
		if (i == COUNT(cases))
			turn_chinese();
		snprintf(item, sizeof item,
			"{\"due_date\": \"2021-09-05\", \"due_start\": \"2021-06-30\", \"due_precision\": \"%s\"}",
			cases[i % COUNT(cases)].precision);
		write_date(item);
		const char *known = cases[i % COUNT(cases)].known;
		const char *said = i < COUNT(cases) ? cases[i].en : cases[i - COUNT(cases)].zh;
		snprintf(wanted, sizeof wanted, "%s%s%s%s%s", known ? "<time datetime=\"" : "",
			known ? known : "", known ? "\">" : "", said, known ? "</time>" : "");
		assert_page(wanted);
	}
	close_view();
}

START_TEST(what_tells_no_precision_is_a_day)
{
	open_view(dataset_lights(), "lights", "");
	write_date("{\"due_date\": \"0001-12-31\"}");
	assert_page("<time datetime=\"0001-12-31\">31 December 1</time>");
	write_date("{\"due_date\": \"2021-01-01\", \"due_precision\": null}");
	assert_page("<time datetime=\"2021-01-01\">1 January 2021</time>");
	close_view();
}

START_TEST(a_bound_of_a_span_is_told_as_that_of_an_interval)
{
	static struct field bounds[] = {{.name = "period_start", .type = FIELD_TEXT, .format = "date"},
		{.name = "period_end", .type = FIELD_TEXT, .format = "date"}};
	static const struct resource spans = {.name = "span", .fields = bounds, .field_count = 2};
	static const struct {
		const char *item, *first, *last;
	} cases[] = {
		{"{\"period_start\": \"2024-01-01\", \"period_end\": \"2035-12-31\"}", "2024", "2035"},
		{"{\"period_start\": \"2024-01-01\", \"period_end\": \"2024-02-29\"}", "January 2024",
			"February 2024"},
		{"{\"period_start\": \"2023-01-01\", \"period_end\": \"2024-02-28\"}", "2023",
			"February 2024"},
		{"{\"period_start\": \"2023-01-02\", \"period_end\": \"2023-12-31\"}", "2 January 2023",
			"31 December 2023"},
		{"{\"period_start\": null, \"period_end\": \"2023-12-31\"}", "", "31 December 2023"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *item = json_of(cases[i].item);
		struct buf said;
		buf_init(&said, 100);
		dates_say(dates_of(&spans, &bounds[0], item), false, &said);
		ck_assert_str_eq(said.len > 0 ? buf_text(&said) : "", cases[i].first);
		buf_finish(&said);
		buf_init(&said, 100);
		dates_say(dates_of(&spans, &bounds[1], item), false, &said);
		ck_assert_str_eq(buf_text(&said), cases[i].last);
		buf_finish(&said);
		json_decref(item);
	}
}

START_TEST(an_interval_ends_no_more_precisely_than_it_begins)
{
	static const struct {
		const char *first, *last, *en, *zh;
	} cases[] = {
		{"2023-01-01", "2024-02-28", "2023 to February 2024", "2023年至2024年2月"},
		{"2023-01-01", "2024-12-31", "2023 to 2024", "2023年至2024年"},
		{"2023-01-01", "2023-12-31", "2023", "2023年"},
		{"2021-01-01", "2021-07-15", "January 2021 to July 2021", "2021年1月至2021年7月"},
		{"2021-03-01", "2021-03-31", "March 2021", "2021年3月"},
		{"2021-03-01", "2022-12-31", "March 2021 to December 2022", "2021年3月至2022年12月"},
		{"2021-03-01", "2021-03-01", "1 March 2021", "2021年3月1日"},
		{"2021-03-02", "2021-03-31", "2 March 2021 to 31 March 2021",
			"2021年3月2日至2021年3月31日"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		for (int chinese = 0; chinese < 2; chinese++) {
			struct buf said;
			buf_init(&said, 200);
			dates_say(
				(struct dated){
					.start = cases[i].first, .date = cases[i].last, .precision = "interval"},
				chinese, &said);
			ck_assert_str_eq(buf_text(&said), chinese ? cases[i].zh : cases[i].en);
			buf_finish(&said);
		}
	}
}

START_TEST(what_is_inferred_is_told_to_be)
{
	open_view(dataset_lights(), "lights", "");
	write_date("{\"due_date\": \"2021-12-31\", \"due_precision\": \"year\", \"due_basis\": "
			   "\"inferred\"}");
	assert_page("<time datetime=\"2021\">2021</time> (inferred)");
	write_date("{\"due_date\": \"2021-12-31\", \"due_basis\": \"stated\"}");
	assert_page("<time datetime=\"2021-12-31\">31 December 2021</time>");
	write_date("{\"due_date\": null, \"due_basis\": \"inferred\"}");
	assert_page("");
	turn_chinese();
	write_date("{\"due_date\": \"2021-12-31\", \"due_basis\": \"inferred\"}");
	assert_page("<time datetime=\"2021-12-31\">2021年12月31日</time>（推断）");
	close_view();
}

START_TEST(an_interval_without_a_beginning_is_none_of_a_day)
{
	open_view(dataset_lights(), "lights", "");
	write_date("{\"due_date\": \"2021-01-01\", \"due_precision\": \"interval\"}");
	assert_page("up to 1 January 2021");
	close_view();
}

START_TEST(what_is_no_date_stands_as_it_is)
{
	static const char *const texts[] = {"2021-13-01", "2021-00-01", "2021-02-29", "2021-1-1x",
		"2021-1-1", "2021-01-01 ", "soon", "&"};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(texts); i++) {
		char item[100];
		const char *shown = *texts[i] == '&' ? "&#38;" : texts[i];
		snprintf(item, sizeof item, "{\"due_date\": \"%s\"}", texts[i]);
		write_date(item);
		assert_page(shown);
	}
	write_date("{\"due_date\": null}");
	assert_page("");
	close_view();
}

SUITE("dates", a_date_is_said_as_precisely_as_it_is_known, what_tells_no_precision_is_a_day,
	a_bound_of_a_span_is_told_as_that_of_an_interval,
	an_interval_ends_no_more_precisely_than_it_begins, what_is_inferred_is_told_to_be,
	an_interval_without_a_beginning_is_none_of_a_day, what_is_no_date_stands_as_it_is)
