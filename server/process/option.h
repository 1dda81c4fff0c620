#ifndef OPTION_H
#define OPTION_H

#include <stdbool.h>
#include <stddef.h>

struct error;

/* The type of an option's value: its C type, and what it must be. */
enum option_type {
	OPTION_TEXT,    /* const char *: anything */
	OPTION_ADDRESS, /* the same: what listener_read() takes, or the default */
	OPTION_PROXIES, /* the same: what client_read_proxies() takes */
	OPTION_ORIGIN,  /* the same: origin_is_sound() */
	OPTION_PATH,    /* the same: base_path_is_sound(), and no address begins with it */
	OPTION_NUMBER,  /* unsigned: a whole number up to a greatest one */
	OPTION_SIZE,    /* size_t: bytes; K, M and G may follow the number */
	OPTION_SWITCH,  /* bool: on or off */
	OPTION_FLAG,    /* the same, and on if the flag has no value */
	OPTION_WORD,    /* int: the index of one of the words of VALUE, which bars separate */
};

struct option {
	const char *flag, *env, *fallback, *value, *help;
	enum option_type type;
	unsigned max;
	int commands;  /* that know it, as in config.h */
	size_t offset; /* of its member in struct config */
};

/*
 * Reads a value into *member, which is of the option's C type; a text is borrowed. `text` is of the
 * command line or of the environment. False with ERROR_BAD_REQUEST, and one sentence that says what
 * is needed and names the flag or the variable that the text is from.
 */
bool option_read(const struct option *option, const char *text, void *member, struct error *err);

#endif
