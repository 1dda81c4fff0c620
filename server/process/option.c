#include "process/option.h"

#include "api/router.h"
#include "base/base_path.h"
#include "base/error.h"
#include "base/origin.h"
#include "http/client.h"
#include "http/listener.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define SIZE_GREATEST (1ULL << 40)

enum { NEEDED_SIZE = 100 };

/* Reads a whole number up to max. */
static bool parse_number(const char *text, unsigned max, unsigned *ret_number)
{
	size_t len = strlen(text);
	if (len == 0 || len > 9 || strspn(text, "0123456789") != len)
		return false;
	*ret_number = (unsigned)atoi(text);
	return *ret_number <= max;
}

/* Reads a number of bytes up to SIZE_GREATEST: 4096, 64K, 32M, 2G. */
static bool parse_size(const char *text, size_t *ret_size)
{
	static const char units[] = "KMG";
	size_t digits = strspn(text, "0123456789");
	const char *unit = text[digits] ? strchr(units, text[digits]) : NULL;
	int shift = unit ? 10 * (int)(unit - units + 1) : 0;
	if (digits == 0 || (text[digits] && (!unit || text[digits + 1])))
		return false;
	/* ULLONG_MAX if it is out of range; compared before it is multiplied, which could overflow */
	unsigned long long size = strtoull(text, NULL, 10);
	if (size > SIZE_GREATEST >> shift)
		return false;
	*ret_size = (size_t)size << shift;
	return true;
}

/* Finds a text among words that bars separate; false if it is none of them. */
static bool parse_word(const char *text, const char *words, int *ret_index)
{
	for (int i = 0;; i++) {
		size_t len = strcspn(words, "|");
		if (len == strlen(text) && strncmp(words, text, len) == 0) {
			*ret_index = i;
			return true;
		}
		if (words[len] == '\0')
			return false;
		words += len + 1;
	}
}

static bool is_address(const char *text)
{
	struct error err;
	union address address;
	error_clear(&err);
	return listener_read(text, &address, &err);
}

static bool are_proxies(const char *text)
{
	struct error err;
	struct client_proxies proxies = {.count = 0};
	error_clear(&err);
	return client_read_proxies(text, &proxies, &err);
}

/* Whether addresses of the API or of the page begin with the first segment of a path, in letters of
 * either case. Such a base path is refused: nobody could tell whether a proxy has taken it away. */
static bool is_taken(const char *path)
{
	size_t len = *path == '/' ? 1 + strcspn(path + 1, "/") : 0;
	bool taken = false;
	for (size_t i = 0; i < router_name_count && !taken; i++)
		taken = 1 + strcspn(router_names[i] + 1, "/") == len &&
			strncasecmp(router_names[i], path, len) == 0;
	return taken;
}

static bool read_value(const struct option *option, const char *text, void *member)
{
	int index = 0;
	bool ok = true;
	switch (option->type) {
	case OPTION_TEXT:
		*(const char **)member = text;
		break;
	case OPTION_ADDRESS:
		*(const char **)member = text;
		ok = strcmp(text, option->fallback) == 0 || is_address(text);
		break;
	case OPTION_PROXIES:
		*(const char **)member = text;
		ok = are_proxies(text);
		break;
	case OPTION_ORIGIN:
		*(const char **)member = text;
		ok = origin_is_sound(text);
		break;
	case OPTION_PATH:
		*(const char **)member = text;
		ok = base_path_is_sound(text) && !is_taken(text);
		break;
	case OPTION_NUMBER:
		return parse_number(text, option->max, member);
	case OPTION_SIZE:
		return parse_size(text, member);
	case OPTION_WORD:
		return parse_word(text, option->value, member);
	case OPTION_SWITCH:
	case OPTION_FLAG:
		ok = parse_word(text, option->value, &index);
		*(bool *)member = index == 0; /* on|off */
		break;
	}
	return ok;
}

/* Writes what a value must be, in words. */
static void write_needed(const struct option *option, char ret_needed[static NEEDED_SIZE])
{
	switch (option->type) {
	case OPTION_TEXT:
		snprintf(ret_needed, NEEDED_SIZE, "a text");
		break;
	case OPTION_ADDRESS:
		snprintf(ret_needed, NEEDED_SIZE, "an address and a port, 127.0.0.1:8080 or [::1]:8080");
		break;
	case OPTION_PROXIES:
		snprintf(ret_needed, NEEDED_SIZE, "addresses or networks such as 127.0.0.1,10.0.0.0/8");
		break;
	case OPTION_ORIGIN:
		snprintf(ret_needed, NEEDED_SIZE,
			"a scheme and a host such as https://data.example, without the base path");
		break;
	case OPTION_PATH:
		snprintf(ret_needed, NEEDED_SIZE,
			"a path such as /yigai, of up to %d bytes, that no address of the API begins with",
			BASE_PATH_MAX);
		break;
	case OPTION_NUMBER:
		snprintf(ret_needed, NEEDED_SIZE, "a number from 0 to %u", option->max);
		break;
	case OPTION_SIZE:
		snprintf(ret_needed, NEEDED_SIZE, "bytes up to 1024G, such as 0, 4096, 512K or 64M");
		break;
	case OPTION_SWITCH:
	case OPTION_FLAG:
	case OPTION_WORD:
		snprintf(ret_needed, NEEDED_SIZE, "one of %s", option->value);
		break;
	}
}

bool option_read(const struct option *option, const char *text, void *member, struct error *err)
{
	char needed[NEEDED_SIZE];
	if (read_value(option, text, member))
		return true;
	write_needed(option, needed);
	bool by_variable = text == getenv(option->env);
	return error_set(err, ERROR_BAD_REQUEST, "%s%s must be %s, not %.100s; see --help",
		by_variable ? "" : "--", by_variable ? option->env : option->flag, needed, text);
}
