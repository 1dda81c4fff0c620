#ifndef NUMBER_H
#define NUMBER_H

#include <stddef.h>

enum { NUMBER_SIZE = 40 };

/* Writes a finite number for readers: at most 15 digits, integer digits in groups of three. */
void number_say(double number, char ret_text[static NUMBER_SIZE]);

/* Groups the integer digits of a number as printed by printf(); it must have at most 19. */
void number_group(const char *digits, char ret_text[static NUMBER_SIZE]);

#endif
