#ifndef OPTION_H
#define OPTION_H

#include <stdbool.h>
#include <stddef.h>

struct error;

/* What an option's value is: its C type, its check, and what a wrong one is told. */
enum option_type {
	OPTION_TEXT,    /* const char *: anything */
	OPTION_ADDRESS, /* the same: what listener_read() takes, or the default */
	OPTION_PROXIES, /* the same: what client_read_proxies() takes */
	OPTION_ORIGIN,  /* the same: origin_is_sound() */
	OPTION_PATH,    /* the same: base_path_is_sound(), and no address begins with it */
	OPTION_NUMBER,  /* unsigned: a whole number up to a greatest one */
	OPTION_SIZE,    /* size_t: bytes; K, M and G may follow the number */
	OPTION_SWITCH,  /* bool: on or off */
	OPTION_FLAG,    /* the same, and on where no value is given */
	OPTION_WORD,    /* int: which of the words of VALUE, parted by bars */
};

struct option {
	const char *flag, *env, *fallback, *value, *help;
	enum option_type type;
	unsigned max;
	int commands;  /* that know it */
	size_t offset; /* of its member in struct config */
};

/*
 * Reads a value into the member, of the option's C type. False with ERROR_BAD_REQUEST, one sentence
 * that says what is needed and names the flag, or the variable where the text is the environment's.
 */
bool option_read(const struct option *option, const char *text, void *member, struct error *err);

#endif
