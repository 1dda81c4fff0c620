#ifndef CONNECT_H
#define CONNECT_H

struct error;
struct sqlite3;

/* Identifies a dataset file; schema/generic/build writes these into its header. */
enum {
	DB_APPLICATION_ID = 0x59696761, /* "Yiga" */
	DB_SCHEMA_VERSION = 19,         /* user_version */
};

/*
 * Opens a dataset file, hardened, with the tokenizer and the authorizer. Returns NULL with
 * ERROR_UNAVAILABLE, which names the file, if it is not a dataset of this schema version.
 */
struct sqlite3 *connect_open(const char *path, struct error *err);

#endif
