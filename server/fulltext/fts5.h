#ifndef FTS5_H
#define FTS5_H

struct fts5_api;
struct sqlite3;

/* Returns the interface of FTS5 that belongs to a connection, and stands as long as it; NULL on
 * failure. */
struct fts5_api *fts5_interface(struct sqlite3 *db);

#endif
