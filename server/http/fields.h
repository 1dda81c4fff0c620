#ifndef FIELDS_H
#define FIELDS_H

#include <stdbool.h>

struct MHD_Connection;
struct head;

/*
 * Reads a request's header fields from libmicrohttpd, whose versions hand them on in different
 * ways.
 *
 * fields_prepare() is called when the library has the target and no field yet; it keeps the library
 * from reading a body unless one is taken, and from other work that nobody needs.
 *
 * fields_take() is called when the head has come. It puts all fields and the size of the head into
 * `head`, which must be empty, and refuses the head (head_refuse()) where the library has hidden a
 * part of it. `method` and `version` must be the pointers that the library passed. The head borrows
 * the library's memory, until the request ends.
 */
void fields_prepare(struct MHD_Connection *connection, bool takes_bodies);
void fields_take(
	struct MHD_Connection *connection, const char *method, const char *version, struct head *head);

/* Bytes of a connection's memory that fields_prepare() takes. */
enum { FIELDS_PREPARED = 256 };

#endif
