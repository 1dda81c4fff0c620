#include "pages/number.h"

#include <stdio.h>
#include <string.h>

void number_group(const char *digits, char ret_text[static NUMBER_SIZE])
{
	char *to = ret_text;
	if (*digits == '-')
		*to++ = *digits++;
	size_t whole = strspn(digits, "0123456789");
	if (strchr(digits, 'e'))
		whole = 0; /* powers of ten are not grouped */
	for (; whole > 0; whole--) {
		*to++ = *digits++;
		if (whole > 1 && whole % 3 == 1)
			*to++ = ',';
	}
	strcpy(to, digits);
}

void number_say(double number, char ret_text[static NUMBER_SIZE])
{
	char digits[NUMBER_SIZE];
	snprintf(digits, sizeof digits, "%.15g", number);
	number_group(digits, ret_text);
}
