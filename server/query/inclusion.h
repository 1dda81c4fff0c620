#ifndef INCLUSION_H
#define INCLUSION_H

#include <stdbool.h>
#include <stddef.h>

struct error;
struct query;

/*
 * Parses `include`: long fields of the resource, its relations, and relations of those
 * (`initiative.parent`). Modifies value in place and adds to what earlier arguments named. Returns
 * false and adds a fault for each bad part.
 */
bool inclusion_parse(struct query *query, char *value, struct error *err);

/* Number of relations in the answer, nested ones included. */
size_t inclusion_count(const struct query *query);

#endif
