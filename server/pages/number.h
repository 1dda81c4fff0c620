#ifndef NUMBER_H
#define NUMBER_H

#include <stddef.h>

enum { NUMBER_SIZE = 40 };

/* A finite number for people: at most 15 digits, those of its whole part in threes. */
void number_say(double number, char ret_text[static NUMBER_SIZE]);

/* Digits as printf() gives them, of at most 19 in a whole number, with those of the whole part in
 * threes. */
void number_group(const char *digits, char ret_text[static NUMBER_SIZE]);

#endif
