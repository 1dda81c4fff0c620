#ifndef PAGE_QUERY_H
#define PAGE_QUERY_H

#include <stdbool.h>

struct argument;
struct error;
struct target;

/* The parameter that asks for an item as a page for an <iframe>. */
#define EMBED_NAME "embed"
#define EMBED_VALUE "1"

/*
 * Adds a fault for a parameter that the page does not know. `own` is the page's only parameter, or
 * NULL. Parameters for which query_is_foreign() holds are ignored.
 */
void page_query_judge(const struct argument *argument, const char *own, struct error *err);

/*
 * Checks the query string of a page without parameters, other than EMBED_NAME if it can be framed,
 * and clears the target's arguments. Returns false with ERROR_BAD_QUERY and a fault for each bad
 * parameter.
 */
bool page_query_read(
	struct target *target, bool can_be_framed, bool *ret_embedded, struct error *err);

#endif
