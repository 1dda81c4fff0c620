#include "suite.h"

#include "assertion/omission.h"
#include "assertion/understood.h"
#include "base/buf.h"
#include "dataset/catalog.h"

static struct assertion claim, record;

static void read_both(const char *claimed, const char *said)
{
	assertion_read(&claim, claimed);
	assertion_read(&record, said);
}

/* Fails unless the parts are these, with a bar between them. */
static void assert_parts(const struct omission *parts, const char *wanted)
{
	struct buf text;
	buf_init(&text, 1000);
	for (size_t i = 0; i < parts->count; i++) {
		buf_puts(&text, i > 0 ? "|" : "");
		buf_put(&text, parts->parts[i].text, parts->parts[i].len);
	}
	ck_assert_str_eq(buf_text(&text), wanted);
	buf_finish(&text);
}

START_TEST(what_narrows_the_record_is_told_where_it_is_left_out)
{
	static const struct {
		const char *claim, *said, *left_out;
	} cases[] = {{"Patients waited 30 minutes", "Patients at pilot hospitals waited 30 minutes",
					 "pilot hospitals"},
		{"Prices fell by 53%", "The prices of 218 medicines fell by 53%.", "medicines"},
		{"Prices of medicines fell by 53%", "The prices of 218 medicines fell by 53%.", "218"},
		{"Patients at pilot hospitals waited 30 minutes",
			"Patients at pilot hospitals waited 30 minutes on average", "average"},
		{"患者候诊平均30分钟以内", "试点单位的患者候诊平均在30分钟以内", "试点单位"},
		{"64 wards", "By July the city had opened 64 wards", "city|opened"},
		{"64 wards had been opened", "By July the city had opened 64 wards", ""},
		{"64 wards were opened", "By July the city had opened 64 wards for cats", "cats"},
		{"The city opened 64 wards", "The city opened all 64 wards", ""},
		{"Pilot wards opened", "Pilot wards opened at pilot hospitals", "pilot hospitals"},
		{"64 wards of 7 floors", "64 wards of 7 floors and 9 lifts", "lifts"},
		{"病房建成", "报道称，病房全部建成", ""},
		{"The city opened wards", "A report of 2019 says that the city opened wards", ""},
		{"The city opened wards", "The city opened wards for cats", "cats"},
		{"Opened 64 wards", "The council had opened 64 wards", "council"},
		{"批准64家病房", "批准设立64家病房", ""}, {"64家病房", "设立64家病房", "设立"},
		{"The city approved 64 wards", "The city approved the establishment of 64 wards", ""},
		{"The city supports 64 wards", "The city supports the establishment of 64 wards",
			"establishment"},
		{"上海推进建设", "上海大力推进建设", "大力"}, {"新建中心", "新建设中心", "建设中"},
		{"居民达到7人", "的签约居民达到7人", "签约"},
		{"保健达到7人", "医院的医保健达到7人", "医院|医保"},
		{"到2024年建30家中心", "到2024年要建设30家中心", "建设"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		read_both(cases[i].claim, cases[i].said);
		struct omission left_out = omission_find(&record, &claim, NULL);
		assert_parts(&left_out, cases[i].left_out);
	}
}

START_TEST(who_acts_for_what_all_is_about_need_not_be_named_where_a_claim_begins_with_what_they_did)
{
	static const char *names[] = {"City Council", "市委"};
	const struct words actors = {names, COUNT(names)};
	static const struct {
		const char *claim, *said, *left_out;
	} cases[] = {{"By July opened 64 wards", "By July the City Council had opened 64 wards", ""},
		{"Opened 64 wards", "The City Council opened 64 wards for cats", "cats"},
		{"2021年，批准64家病房", "2021年，市委已批准64家病房", ""},
		{"Opened 64 city wards", "The City Council opened 64 city wards", ""},
		{"Opened 64 wards", "The City Council, on its day, opened 64 wards", "City Council|day"},
		{"64 nurses", "The City Council has 64 nurses", "City Council"},
		{"64名护士", "市委有64名护士", "市委"},
		{"Hook opened 64 wards", "The City Council opened 64 wards in Hook", "City Council"},
		{"64 wards by July", "By July the City Council had opened 64 wards",
			"City Council|opened"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		read_both(cases[i].claim, cases[i].said);
		understood_find_actor(&record, &actors);
		struct omission left_out = omission_find(&record, &claim, NULL);
		assert_parts(&left_out, cases[i].left_out);
	}
}

SUITE("omission", what_narrows_the_record_is_told_where_it_is_left_out,
	who_acts_for_what_all_is_about_need_not_be_named_where_a_claim_begins_with_what_they_did)
