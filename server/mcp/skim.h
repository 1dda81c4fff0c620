#ifndef SKIM_H
#define SKIM_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Sound JSON without blanks, as the API writes it, taken apart where it stands: for what is passed
 * on as it is, and for what nobody reads. Texts end with a NUL; one that is no such JSON is not
 * read past its end.
 */
struct skim {
	const char *at; /* behind the last one */
	/* the last one: a member with its name, or a value of a list, which has none; ends are
	 * exclusive */
	const char *begin, *value, *end;
};

/* Begins with an object or a list; any other value has no parts. */
void skim_init(struct skim *skim, const char *text);

/* Goes on to the next part. False behind the last. */
bool skim_next(struct skim *skim);

/* Whether the last one is the member of this name, which needs no escapes. */
bool skim_is(const struct skim *skim, const char *name);

#endif
