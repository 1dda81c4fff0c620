#include "base/buf.h"
#include "base/error.h"
#include "fulltext/match.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Writes the MATCH expression of each line of stdin; an empty line for what is refused. */
int main(void)
{
	static char line[4096];
	static struct error err;
	while (fgets(line, sizeof line, stdin)) {
		line[strcspn(line, "\n")] = '\0';
		struct buf out;
		buf_init(&out, MATCH_MAX);
		error_clear(&err);
		puts(match_write(line, match_unfinished(line), &out, &err) ? buf_text(&out) : "");
		buf_finish(&out);
	}
	return EXIT_SUCCESS;
}
