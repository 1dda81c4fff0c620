#include "base/log.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { VALUE_MAX = 1024 };

static enum log_level threshold = LOG_INFO;
static enum log_format format;

void log_set(enum log_level level, enum log_format wanted)
{
	threshold = level;
	format = wanted;
}

static void put(struct log_record *record, const char *text, size_t len)
{
	if (len < sizeof record->text - record->len) {
		memcpy(record->text + record->len, text, len);
		record->len += len;
	}
}

/* What stands before the first key and before each other, around a key and a word of ours, and at
 * the end. */
static const struct shape {
	const char *first, *next, *key, *word, *last;
} shapes[] = {
	[LOG_LOGFMT] = {"", " ", "%s%s=", "%s", ""},
	[LOG_JSON] = {"{", ",", "%s\"%s\":", "\"%s\"", "}"},
};

/* Keys are our own words. */
static void put_key(struct log_record *record, const char *key)
{
	char text[64];
	const struct shape *shape = &shapes[format];
	const char *before = record->len == 0 ? shape->first : shape->next;
	put(record, text, (size_t)snprintf(text, sizeof text, shape->key, before, key));
}

/* The bytes of a character that may stand in a line as it is; 0 for none: a control, no UTF-8. */
static size_t plain(const char *text, size_t len)
{
	uint32_t point;
	size_t step = text_point(text, len, &point);
	if (step == 0 || point < 0x20 || (point >= 0x7F && point < 0xA0) || text_is_misleading(point))
		return 0;
	return step;
}

/* A value that needs no escapes. */
static void put_word(struct log_record *record, const char *key, const char *word)
{
	char text[48];
	put_key(record, key);
	put(record, text, (size_t)snprintf(text, sizeof text, shapes[format].word, word));
}

static void put_time(struct log_record *record)
{
	char seconds[24], text[48];
	struct timespec now;
	struct tm utc;
	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &utc);
	strftime(seconds, sizeof seconds, "%Y-%m-%dT%H:%M:%S", &utc);
	snprintf(text, sizeof text, "%s.%03ldZ", seconds, now.tv_nsec / 1000000);
	put_word(record, "time", text);
}

void log_begin(struct log_record *record, enum log_level level)
{
	static const char *const names[] = {"error", "warning", "info"};
	record->len = 0;
	put_time(record);
	put_word(record, "level", names[level]);
}

/* A character that cannot stand as it is; the bytes of it. */
static size_t put_escaped(struct log_record *record, const char *text, size_t len)
{
	char escape[8];
	uint32_t point;
	size_t step = text_point(text, len, &point);
	if (format == LOG_JSON)
		snprintf(escape, sizeof escape, "\\u%04x", step > 0 ? point : 0xFFFD);
	else
		snprintf(escape, sizeof escape, "\\x%02x", (unsigned char)*text);
	put(record, escape, strlen(escape));
	return format == LOG_JSON && step > 0 ? step : 1;
}

void log_text(struct log_record *record, const char *key, const char *value)
{
	char cut[VALUE_MAX + sizeof "…"];
	text_copy_cut(cut, sizeof cut, value);
	put_key(record, key);
	put(record, "\"", 1);
	size_t len = strlen(cut);
	for (size_t i = 0; i < len;) {
		size_t step = plain(cut + i, len - i);
		if (step == 0) {
			i += put_escaped(record, cut + i, len - i);
			continue;
		}
		if (cut[i] == '"' || cut[i] == '\\')
			put(record, "\\", 1);
		put(record, cut + i, step);
		i += step;
	}
	put(record, "\"", 1);
}

void log_number(struct log_record *record, const char *key, long long value)
{
	char digits[24];
	put_key(record, key);
	put(record, digits, (size_t)snprintf(digits, sizeof digits, "%lld", value));
}

void log_end(struct log_record *record)
{
	put(record, shapes[format].last, strlen(shapes[format].last));
	record->text[record->len++] = '\n';
	/* A log that cannot be written has nowhere to say so. */
	if (write(STDERR_FILENO, record->text, record->len) < 0)
		return;
}

void log_line(enum log_level level, const char *text, ...)
{
	if (level > threshold)
		return;
	char message[VALUE_MAX + 2];
	va_list args;
	va_start(args, text);
	vsnprintf(message, sizeof message, text, args);
	va_end(args);
	struct log_record record;
	log_begin(&record, level);
	log_text(&record, "message", message);
	log_end(&record);
}
