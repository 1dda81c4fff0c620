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

/*
 * Answers a request, on any thread. Writes into `entry` what the log says of the answer: whether it
 * came from memory, and of which dataset. Returns a reply that the caller unrefs, or NULL: struct
 * daemon_options says what that means.
 */
typedef struct reply *reply_maker(
	void *context, const struct request *request, struct access_entry *entry);

/*
 * Judges each request and has it answered: the callbacks of libmicrohttpd, for each of which `cls`
 * is a struct admission. They are called by the thread that holds the connection; the functions of
 * one connection never run at the same time.
 */
struct admission {
	struct reaper *reaper;
	struct access_log access_log;
	struct workers *workers; /* NULL where the thread that holds the connection makes the answer */
	/* these as in struct daemon_options */
	reply_maker *find, *make;
	void *context;
	bool is_private;
	size_t body_max;      /* bytes of a request's body; 0: requests with a body are refused */
	atomic_bool stopping; /* the daemon drains: each answer says `Connection: close` */
	/* keeps what every request writes out of the cache line of what they only read */
	char apart[64];
	atomic_size_t in_flight; /* requests whose head has come and whose answer is not sent yet */
	struct claims claims;
};

/*
 * Called when a connection begins, and when it ends, before its socket is closed. Creates and
 * destroys its struct connection, which *context points to: NULL without memory, and then its
 * requests are not answered.
 */
void admission_connection(void *cls, struct MHD_Connection *mhd, void **context,
	enum MHD_ConnectionNotificationCode code);

/*
 * Called first for each request, with its target as it was received, before the rest of it is
 * parsed. Returns its struct connection, which the functions below get as *context; NULL without
 * memory.
 */
void *admission_target(void *cls, const char *target, struct MHD_Connection *mhd);

/*
 * Called when the request's head has come, for each piece of its body, when all of it is there, and
 * once more when a worker has made the answer. MHD_NO closes the connection: without memory,
 * when the workers are stopped, or where a request was refused and no byte behind its head may be
 * read. */
enum MHD_Result admission_request(void *cls, struct MHD_Connection *mhd, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_size,
	void **context);

/* Called when the answer is sent, or never will be: gives back what the request took. */
void admission_completed(
	void *cls, struct MHD_Connection *mhd, void **context, enum MHD_RequestTerminationCode how);

#endif
