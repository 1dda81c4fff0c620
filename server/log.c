#include "log.h"

#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum { MESSAGE_MAX = 1024 };

static enum log_level threshold = LOG_INFO;

void log_set_level(enum log_level level)
{
	threshold = level;
}

void log_line(enum log_level level, const char *format, ...)
{
	static const char *const names[] = {"error", "warning", "info"};
	if (level > threshold)
		return;
	char whole[MESSAGE_MAX + 2], message[MESSAGE_MAX + sizeof "…"];
	va_list args;
	va_start(args, format);
	vsnprintf(whole, sizeof whole, format, args);
	va_end(args);
	text_copy_cut(message, sizeof message, whole);

	char line[4 * sizeof message + 64];
	size_t len = (size_t)snprintf(line, sizeof line, "level=%s message=\"", names[level]);
	for (const char *p = message; *p; p++) {
		unsigned char c = (unsigned char)*p;
		if (c < 0x20 || c == 0x7F) {
			len += (size_t)snprintf(line + len, sizeof line - len, "\\x%02x", c);
		} else {
			if (c == '"' || c == '\\')
				line[len++] = '\\';
			line[len++] = *p;
		}
	}
	line[len++] = '"';
	line[len++] = '\n';
	/* A log that cannot be written has nowhere to say so. */
	if (write(STDERR_FILENO, line, len) < 0)
		return;
}
