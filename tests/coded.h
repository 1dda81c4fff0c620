#ifndef CODED_H
#define CODED_H

/* Codes a column of the fixture as the build codes those of large resources. */
#define WORDS(field)                                                                               \
	"INSERT INTO api_word SELECT 'lights', '" field                                                \
	"', row_number() OVER (ORDER BY v IS NULL, v) - 1, v, n"                                       \
	" FROM (SELECT " field " AS v, count(*) AS n FROM api_lights GROUP BY 1);"
#define CODES(field)                                                                               \
	"INSERT INTO api_column SELECT 'lights', '" field                                              \
	"', 0, CAST(group_concat(char(code, 0), '') AS BLOB)"                                          \
	" FROM (SELECT code FROM api_lights JOIN api_word ON field = '" field "' AND value IS " field  \
	" ORDER BY api_lights.id);"
#define COLUMN(field) WORDS(field) CODES(field)
#define LISTS                                                                                                  \
	"INSERT INTO api_word SELECT 'lights', 'colours', row_number() OVER (ORDER BY v IS NULL, v) - 1, v, n"     \
	" FROM (SELECT j.value AS v, count(*) AS n FROM api_lights LEFT JOIN json_each(colours) AS j GROUP BY 1);" \
	"INSERT INTO api_column SELECT 'lights', 'colours', 0, CAST(group_concat(codes, '') AS BLOB)"              \
	" FROM (SELECT char(count(*), 0) || group_concat(char(code, 0), '') AS codes"                              \
	" FROM (SELECT i.id, w.code FROM api_lights AS i LEFT JOIN json_each(i.colours) AS j"                      \
	" JOIN api_word AS w ON w.field = 'colours' AND w.value IS j.value ORDER BY i.id, j.key)"                  \
	" GROUP BY id ORDER BY id);"

/* Lays the texts of a column beside each other, as the build does those that seldom repeat. */
#define TEXTS(field)                                                                               \
	"INSERT INTO api_text_column SELECT 'lights', '" field                                         \
	"', 0, CAST(group_concat(coalesce(" field                                                      \
	", CAST(x'ff' AS TEXT)) || char(0), '') AS BLOB) FROM (SELECT " field                          \
	" FROM api_lights ORDER BY id);"
#define CODED COLUMN("kind") COLUMN("height") COLUMN("lit") COLUMN("automatic") LISTS

#endif
