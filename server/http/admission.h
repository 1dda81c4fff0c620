#ifndef ADMISSION_H
#define ADMISSION_H

#include "http/access_log.h"
#include "http/claim.h"

#include <microhttpd.h>
#include <stdatomic.h>
#include <stdbool.h>

struct reaper;
struct reply;
struct request;
struct workers;

/* Answers a request: a reply with a reference of the caller's, or NULL. */
typedef struct reply *reply_maker(
	void *context, const struct request *request, struct access_entry *entry);

/* How requests are let in: the callbacks of libmicrohttpd, whose `cls` is a struct admission. */
struct admission {
	struct reaper *reaper;
	struct access_log access_log;
	struct workers *workers; /* NULL where every answer is made at once */
	/* as in struct daemon_options */
	reply_maker *find, *make;
	void *context;
	bool is_private;
	size_t body_max;      /* bytes of a request's body; 0 where none is taken */
	atomic_bool stopping; /* each answer says that its connection closes */
	/* keeps what requests write out of the cache line of what they only read */
	char apart[64];
	atomic_size_t in_flight;
	struct claims claims;
};

/* Called when a connection begins, and when it ends, before its socket is closed. */
void admission_connection(void *cls, struct MHD_Connection *mhd, void **context,
	enum MHD_ConnectionNotificationCode code);

/* Called first for each request, before anything of it is parsed; the others get what it returns as
 * *context. */
void *admission_target(void *cls, const char *target, struct MHD_Connection *mhd);

/* Called when the request's head has come, for each piece of its body, and when all of it is there.
 */
enum MHD_Result admission_request(void *cls, struct MHD_Connection *mhd, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_size,
	void **context);

/* Called when the answer is sent, or never will be. */
void admission_completed(
	void *cls, struct MHD_Connection *mhd, void **context, enum MHD_RequestTerminationCode how);

#endif
