#ifndef ROLES_H
#define ROLES_H

/* SQL that gives the fixture's dataset what every tool for assistants needs: verdicts, sources,
 * disagreements. */
#define ROLES                                                                                      \
	"UPDATE api_field SET hit = 'verdict' WHERE field = 'kind';"                                   \
	"UPDATE api_field SET hit = 'date' WHERE field = 'lit';"                                       \
	"UPDATE api_field SET hit = 'source_ids', ref = 'lights' WHERE field = 'colours';"             \
	"UPDATE api_hit SET verdict = category, category = NULL, date = '1811-02-01',"                 \
	" source_ids = '[\"white\"]';"                                                                 \
	"UPDATE api_resource SET name = 'discrepancies', items = 2 WHERE name = 'wrecks';"             \
	"UPDATE api_field SET resource = 'discrepancies' WHERE resource = 'wrecks';"                   \
	"UPDATE api_gone SET resource = 'discrepancies' WHERE resource = 'wrecks';"                    \
	"CREATE VIEW api_discrepancies AS SELECT id, name FROM keepers;"

#endif
