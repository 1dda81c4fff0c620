#ifndef LOG_H
#define LOG_H

/* How much is said; a level says all before it, too. */
enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO };

/* Sets how much is said from now on. Not safe while other threads log: call it at start. */
void log_set_level(enum log_level level);

/*
 * Writes one line `level=… message="…"` to stderr in one write. Quotes, backslashes and control
 * bytes in the message are escaped, so that no text from outside can make a line of its own.
 * Messages end after 1 KiB with "…".
 */
void log_line(enum log_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
