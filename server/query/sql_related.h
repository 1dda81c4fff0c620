#ifndef SQL_RELATED_H
#define SQL_RELATED_H

#include "dataset/catalog.h"

#include <stdint.h>

struct buf;

/* `, column` for each of a set of a resource's relations: what the rows of the other resource are
 * asked for by. */
void sql_write_relation_columns(
	const struct resource *resource, uint64_t relations, struct buf *sql);

/*
 * The rows of a relation for ?1: the other's key, a list of keys as JSON, or this one's key for
 * MANY, of which the first SQL_RELATED_MAX come. Columns: those of projection_usual(), then what
 * each of the other's `nested` relations begins from. The second counts those of MANY.
 */
enum { SQL_RELATED_MAX = 20 };
void sql_write_related(
	const struct relation *relation, uint64_t nested, enum language labels, struct buf *sql);
void sql_write_related_count(const struct relation *relation, struct buf *sql);

#endif
