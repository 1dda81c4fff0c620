#ifndef CONNECT_H
#define CONNECT_H

struct error;
struct sqlite3;

/* The identity of a dataset file: what schema/generic/build writes into its header. */
enum {
	DB_APPLICATION_ID = 0x59696761, /* "Yiga" */
	DB_SCHEMA_VERSION = 15,         /* user_version */
};

/*
 * A connection to a dataset file, hardened, with its tokenizer and under the authorizer. NULL with
 * ERROR_UNAVAILABLE, which names the file, for what is no dataset of the schema version that this
 * server reads.
 */
struct sqlite3 *connect_open(const char *path, struct error *err);

#endif
