#ifndef LOG_H
#define LOG_H

#include <stddef.h>

/* Log levels; each includes those before it. */
enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO };

/* Line formats: `key=value` as in logfmt, or a JSON object. */
enum log_format { LOG_LOGFMT, LOG_JSON };

/* Sets level and format. Not thread-safe: call it at start. */
void log_set(enum log_level level, enum log_format format);

/*
 * Writes one line `time=… level=… message="…"`, or `{"time":"…","level":"…","message":"…"}`, to
 * stderr with one write(). The time is UTC to the millisecond, 2026-08-01T09:30:00.125Z (RFC 3339).
 * Quotes, backslashes, controls and invalid UTF-8 are escaped, so that no text from outside can
 * forge a line; an invalid byte is \xNN, in JSON U+FFFD. Messages are cut after 1 KiB with "…".
 */
void log_line(enum log_level level, const char *text, ...) __attribute__((format(printf, 2, 3)));

/*
 * A line with several values, `time=… level=… key="…" key=1`, written at any level. Texts are
 * escaped as above.
 */
struct log_record {
	size_t len;
	char text[20480]; /* room for three texts with every byte escaped */
};

void log_begin(struct log_record *record, enum log_level level);
void log_text(struct log_record *record, const char *key, const char *value);
void log_number(struct log_record *record, const char *key, long long value);
void log_end(struct log_record *record);

#endif
