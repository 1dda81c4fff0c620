#ifndef LOG_H
#define LOG_H

#include <stddef.h>

/* How much is said; a level says all before it, too. */
enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO };

/* How a line is written: `key=value` as in logfmt, or a JSON object. */
enum log_format { LOG_LOGFMT, LOG_JSON };

/* Sets how much is said from now on, and how. Not safe while other threads log: call it at start.
 */
void log_set(enum log_level level, enum log_format format);

/*
 * Writes one line `time=… level=… message="…"`, or `{"time":"…","level":"…","message":"…"}`, to
 * stderr in one write. The time is UTC to the millisecond, 2026-08-01T09:30:00.125Z (RFC 3339).
 * Quotes, backslashes, controls and what is no UTF-8 are escaped, so that no text from outside can
 * make a line of its own; a byte that is no UTF-8 is \xNN, in JSON U+FFFD. Messages end after 1 KiB
 * with "…".
 */
void log_line(enum log_level level, const char *text, ...) __attribute__((format(printf, 2, 3)));

/* A line of several values, as in `time=… level=… key="…" key=1`, written whatever the level; texts
 * as above. */
struct log_record {
	size_t len;
	char text[20480]; /* room for three texts of which every byte is escaped */
};

void log_begin(struct log_record *record, enum log_level level);
void log_text(struct log_record *record, const char *key, const char *value);
void log_number(struct log_record *record, const char *key, long long value);
void log_end(struct log_record *record);

#endif
