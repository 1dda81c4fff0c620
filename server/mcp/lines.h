#ifndef LINES_H
#define LINES_H

#include <stdbool.h>

struct error;
struct snapshot;

/*
 * Answers messages that come in by one descriptor, a line each, by the other, a line each, until
 * the first ends. A line that is longer than a message may be is refused once and passed over.
 * False with ERROR_UNAVAILABLE where it cannot be read or written.
 */
bool lines_answer(struct snapshot *snapshot, int in, int out, struct error *err);

#endif
