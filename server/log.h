#ifndef LOG_H
#define LOG_H

#include <stddef.h>

/* How much is said; a level says all before it, too. */
enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO };

/* Sets how much is said from now on. Not safe while other threads log: call it at start. */
void log_set_level(enum log_level level);

/*
 * Writes one line `level=… message="…"` to stderr in one write. Quotes, backslashes, controls and
 * what is no UTF-8 are escaped, so that no text from outside can make a line of its own. Messages
 * end after 1 KiB with "…".
 */
void log_line(enum log_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A line of several values, `level=… key="…" key=1`, written whatever the level; texts as above. */
struct log_record {
	size_t len;
	char text[16384]; /* room for three texts of which every byte is escaped */
};

void log_begin(struct log_record *record, enum log_level level);
void log_text(struct log_record *record, const char *key, const char *value);
void log_number(struct log_record *record, const char *key, long long value);
void log_end(struct log_record *record);

#endif
