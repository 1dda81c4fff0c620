#ifndef SERIES_FIXTURE_H
#define SERIES_FIXTURE_H

#include "view_fixture.h"

/* A view of keepers whose lights stand with each of them: a list of JSON that is called as a
 * resource. */
static inline void open_keepers(const char *lights)
{
	char sql[20000];
	int len = snprintf(sql, sizeof sql,
		"DROP VIEW api_keepers; CREATE VIEW api_keepers AS SELECT id, name, '%s' AS lights FROM keepers;"
		"INSERT INTO api_field SELECT resource, 'lights', 3, 'json', NULL, NULL, NULL, NULL, 1, 0, 0, 0, "
		"'item', NULL, NULL, NULL, '灯塔', 'Lights', 'x', 'x' FROM api_field WHERE resource = 'keepers' "
		"AND field = 'id'",
		lights);
	ck_assert_int_lt(len, (int)sizeof sql);
	open_view(dataset_with(sql), "keepers", "");
	query.fields = resource_all_fields(query.resource); /* as an item's page has them */
}

/* An item of keepers with a list of them. */
static inline json_t *keeper_of(const char *lights)
{
	return json_pack("{s:s, s:s, s:o}", "id", "grace", "name", "Grace", "lights", json_of(lights));
}

#define TWO_LIGHTS                                                                                     \
	"[{\"id\":\"hook\",\"name_en\":\"Hook\",\"kind\":\"shore\",\"height\":35,\"lit\":\"1811-02-01\"}," \
	"{\"id\":\"x\",\"height\":26.5,\"height_max\":30,\"lit\":\"1826-02-15\"}]"

#endif
