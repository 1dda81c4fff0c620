#ifndef LINES_H
#define LINES_H

#include <stdbool.h>

struct error;
struct snapshot;

/*
 * Reads messages from `in`, one on a line, and writes the answers to `out`, until `in` ends. A line
 * longer than MESSAGE_MAX is answered with one error and skipped. Returns false with
 * ERROR_UNAVAILABLE if reading or writing fails.
 */
bool lines_answer(struct snapshot *snapshot, int in, int out, struct error *err);

#endif
