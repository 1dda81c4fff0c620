#include "suite.h"

#include "base/error.h"
#include "query/format.h"

#include <stdio.h>
#include <string.h>

static struct error err;

START_TEST(every_format_has_a_name_and_a_content_type)
{
	static const struct {
		enum format format;
		const char *name, *content_type;
	} cases[] = {
		{FORMAT_NONE, "", ""},
		{FORMAT_JSON, "json", "application/json; charset=utf-8"},
		{FORMAT_CSV, "csv", "text/csv; charset=utf-8; header=present"},
		{FORMAT_NDJSON, "ndjson", "application/x-ndjson; charset=utf-8"},
	};
	ck_assert_uint_eq(COUNT(cases), FORMAT_COUNT);
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_str_eq(format_name(cases[i].format), cases[i].name);
		ck_assert_str_eq(format_content_type(cases[i].format), cases[i].content_type);
	}
}

START_TEST(a_format_is_found_by_its_whole_name)
{
	for (int i = FORMAT_NONE + 1; i < FORMAT_COUNT; i++)
		ck_assert_int_eq(format_find(format_name((enum format)i)), i);
	static const char *const unknown[] = {
		"", "xml", "JSON", "jso", "jsonn", " json", "json ", ".json", "nd", "application/json"};
	for (size_t i = 0; i < COUNT(unknown); i++)
		ck_assert_msg(format_find(unknown[i]) == FORMAT_NONE, "%s", unknown[i]);
}

START_TEST(a_known_suffix_is_taken_off)
{
	static const struct {
		const char *segment, *rest;
		enum format format;
	} cases[] = {
		{"lights", "lights", FORMAT_NONE},
		{"lights.json", "lights", FORMAT_JSON},
		{"lights.csv", "lights", FORMAT_CSV},
		{"lights.ndjson", "lights", FORMAT_NDJSON},
		{"a.b.csv", "a.b", FORMAT_CSV},
		{"lights.csv.json", "lights.csv", FORMAT_JSON}, /* one only */
		{"灯塔.json", "灯塔", FORMAT_JSON},
		{"x.json", "x", FORMAT_JSON},
		{"..json", ".", FORMAT_JSON},
		{"lights.xml", "lights.xml", FORMAT_NONE},
		{"lights.CSV", "lights.CSV", FORMAT_NONE},
		{"lights.", "lights.", FORMAT_NONE},
		{"lights.csv ", "lights.csv ", FORMAT_NONE},
		{"lights.csvx", "lights.csvx", FORMAT_NONE},
		{"lights.csv.", "lights.csv.", FORMAT_NONE},
		{"lightscsv", "lightscsv", FORMAT_NONE},
		{".json", ".json", FORMAT_NONE}, /* nothing would be left */
		{".", ".", FORMAT_NONE},
		{"", "", FORMAT_NONE},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char segment[32];
		strcpy(segment, cases[i].segment);
		ck_assert_msg(format_take_suffix(segment) == cases[i].format, "'%s'", cases[i].segment);
		ck_assert_str_eq(segment, cases[i].rest);
	}
}

START_TEST(the_weight_of_a_token_is_in_thousandths)
{
	static const struct {
		const char *field, *token;
		int weight;
	} cases[] = {
		{"gzip", "gzip", 1000},
		{"GZip", "gzip", 1000},
		{"gzip;q=1", "gzip", 1000},
		{"gzip;q=1.000", "gzip", 1000},
		{"gzip;q=0.5", "gzip", 500},
		{"gzip;q=0.001", "gzip", 1},
		{"gzip;q=0.999", "gzip", 999},
		{"gzip;Q=0.25", "gzip", 250},
		{"gzip ; q=0.5", "gzip", 500},
		{"gzip;\tq=0.5", "gzip", 500},
		{" \tgzip;q=0.5 ", "gzip", 500},
		{"gzip;q=0", "gzip", 0},
		{"gzip;q=0.000", "gzip", 0},
		{"br, gzip;q=0.5", "gzip", 500},
		{"br;q=0.2,gzip;q=0.5,identity;q=0.7", "gzip", 500},
		{",, ,gzip;q=0.5,,", "gzip", 500},
		{"br;q=0.2,gzip", "gzip", 1000},
		{"gzip,br;q=0.2", "gzip", 1000}, /* the weight of another is not its own */
		{"gzip;level=9;q=0.5", "gzip", 500},
		{"gzip;level=9", "gzip", 1000},
		{"gzip;q=0.5;level=9", "gzip", 500},
		{"gzip;quality=0.1;q=0.5", "gzip", 500},
		{"gzip;q=0.5, gzip;q=0.9", "gzip", 500}, /* the first of two */
		{"*;q=0.5", "*", 500},
		{"text/csv;charset=utf-8;q=0.4", "text/csv", 400},
		{"text/*;q=0.4", "text/*", 400},
		/* not named */
		{"", "gzip", -1},
		{" ", "gzip", -1},
		{",,,", "gzip", -1},
		{"*", "gzip", -1},
		{"gzipp", "gzip", -1},
		{"gzi", "gzip", -1},
		{"x-gzip", "gzip", -1},
		{"br;gzip", "gzip", -1},
		{"br;q=gzip", "gzip", -1},
		{";q=0.5", "gzip", -1},
		/* cannot be read */
		{"gzip;q=", "gzip", 0},
		{"gzip;q=,br;q=0.5", "gzip", 0},
		{"gzip;q=x", "gzip", 0},
		{"gzip;q=-1", "gzip", 0},
		{"gzip;q=1.001", "gzip", 0},
		{"gzip;q=2", "gzip", 0},
		{"gzip;q=1e9", "gzip", 0},
		{"gzip;q=inf", "gzip", 0},
		{"gzip;q=nan", "gzip", 0},
		{"gzip;", "gzip", 1000},
		{"gzip;q", "gzip", 1000},
		{"gzip;;;q=0.5", "gzip", 500},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		int weight = format_weight(cases[i].field, cases[i].token);
		ck_assert_msg(
			weight == cases[i].weight, "'%s' gives %s %d", cases[i].field, cases[i].token, weight);
	}
}

START_TEST(a_field_of_any_length_is_read)
{
	static char field[64 * 1024];
	for (int i = 0; i < 5000; i++)
		sprintf(field + strlen(field), "x%d;q=0.1, ", i);
	ck_assert_int_eq(format_weight(field, "x4999"), 100);
	ck_assert_int_eq(format_weight(field, "x5000"), -1);
	memset(field, ';', sizeof field - 1);
	ck_assert_int_eq(format_weight(field, "x"), -1);
}

START_TEST(accept_chooses_the_greatest_weight)
{
	static const struct {
		const char *accept;
		enum format format;
	} cases[] = {
		{NULL, FORMAT_JSON},
		{"", FORMAT_JSON},
		{" ,\t,", FORMAT_JSON},
		{"*/*", FORMAT_JSON},
		{"application/json", FORMAT_JSON},
		{"APPLICATION/JSON", FORMAT_JSON},
		{"application/*", FORMAT_JSON},
		{"text/csv", FORMAT_CSV},
		{"text/*", FORMAT_CSV},
		{"application/x-ndjson", FORMAT_NDJSON},
		{"text/csv;header=absent", FORMAT_CSV},
		{"text/csv, application/json", FORMAT_JSON}, /* JSON where they are equal */
		{"text/csv, application/x-ndjson", FORMAT_CSV},
		{"application/x-ndjson, text/csv", FORMAT_CSV},
		{"application/json;q=0.5, text/csv", FORMAT_CSV},
		{"application/json;q=0.5, text/csv;q=0.501", FORMAT_CSV},
		{"application/json;q=0.501, text/csv;q=0.5", FORMAT_JSON},
		{"text/csv;q=0.4, application/x-ndjson;q=0.9, application/json;q=0.8", FORMAT_NDJSON},
		{"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", FORMAT_JSON},
		{"text/html, */*;q=0.001", FORMAT_JSON},
		/* the most specific range decides, not the greatest */
		{"*/*, application/json;q=0.1", FORMAT_CSV},
		{"application/json;q=0, */*;q=0.1", FORMAT_CSV},
		{"application/*;q=0.2, text/*;q=0.3, application/x-ndjson;q=0.4", FORMAT_NDJSON},
		{"application/*;q=0.9, application/json;q=0.1", FORMAT_NDJSON},
		{"*/*;q=0.9, application/*;q=0.1", FORMAT_CSV},
		{"*/*;q=0.9, text/*;q=0, application/json;q=0", FORMAT_NDJSON},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		error_clear(&err);
		ck_assert_msg(format_accept(cases[i].accept, &err) == cases[i].format, "%s",
			cases[i].accept ? cases[i].accept : "NULL");
		ck_assert_int_eq(err.code, ERROR_NONE);
	}
}

START_TEST(what_is_not_served_is_not_acceptable)
{
	static const char *const cases[] = {"text/html", "application/xml", "image/*", "text/plain",
		"json", "csv", "*", "application", "application/", "/json", "*/json",
		"application/json;q=0", "application/json;q=0.0, text/*;q=0", "*/*;q=0",
		"application/json;q=x", "text/csv;q=2", "application/jsonx", "application /json", "x"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		error_clear(&err);
		ck_assert_msg(format_accept(cases[i], &err) == FORMAT_NONE, "%s", cases[i]);
		ck_assert_int_eq(err.code, ERROR_NOT_ACCEPTABLE);
		for (int format = FORMAT_NONE + 1; format < FORMAT_COUNT; format++) {
			char media_type[64];
			snprintf(media_type, sizeof media_type, "%s", format_content_type((enum format)format));
			*strchr(media_type, ';') = '\0';
			ck_assert_msg(strstr(err.detail, media_type), "no %s in: %s", media_type, err.detail);
		}
	}
}

SUITE("format", every_format_has_a_name_and_a_content_type, a_format_is_found_by_its_whole_name,
	a_known_suffix_is_taken_off, the_weight_of_a_token_is_in_thousandths,
	a_field_of_any_length_is_read, accept_chooses_the_greatest_weight,
	what_is_not_served_is_not_acceptable)
