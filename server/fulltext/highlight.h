#ifndef HIGHLIGHT_H
#define HIGHLIGHT_H

struct Fts5ExtensionApi;
struct Fts5Context;
struct sqlite3_context;
struct sqlite3_value;

/*
 * The text of a column with what was found in it between two marks, or where no text of it is kept,
 * the marks alone if something was found; an auxiliary function of FTS5 that stands for its own
 * highlight() and takes the same arguments: the column, the mark before, the mark behind. FTS5's
 * own splits every text into all that is held of it, pairs and stems, too. This one splits only the
 * texts in which something was found, up to the last of it: most of a row's texts hold nothing.
 */
void highlight_column(const struct Fts5ExtensionApi *api, struct Fts5Context *fts,
	struct sqlite3_context *context, int argument_count, struct sqlite3_value **arguments);

#endif
