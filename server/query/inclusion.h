#ifndef INCLUSION_H
#define INCLUSION_H

#include <stdbool.h>

struct error;
struct query;

/* Reads `include`, which is taken apart in place: long fields of the resource, relations to others,
 * and relations of those (`initiative.parent`). Adds to those that were read before; false with a
 * fault for each piece that is wrong. */
bool inclusion_parse(struct query *query, char *value, struct error *err);

#endif
