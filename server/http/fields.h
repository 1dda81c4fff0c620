#ifndef FIELDS_H
#define FIELDS_H

#include <stdbool.h>

struct MHD_Connection;
struct head;

/*
 * How libmicrohttpd's versions hand a request's header fields on. It begins with fields_prepare(),
 * when the library has the target and not yet a field, and must be told whether it shall read a
 * body; fields_take() puts the whole head with its size into one that is empty, and refuses what
 * was hidden from it. Method and version are those that the library has handed on, in its own
 * memory.
 */
void fields_prepare(struct MHD_Connection *connection, bool takes_bodies);
void fields_take(
	struct MHD_Connection *connection, const char *method, const char *version, struct head *head);

/* Bytes of a connection's memory that fields_prepare() takes. */
enum { FIELDS_PREPARED = 256 };

#endif
