#ifndef RAW_H
#define RAW_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Raw requests as data, in files:
 *
 *	== a sentence that names the case
 *	GET /v1 HTTP/1.1                  a line is sent with CRLF; one that ends in \ without
 *	Host: a\x20                       \r \n \t \0 \\ \xHH, and \(800 a\r\n): that so many times
 *
 *	> must 400|- close (9112 3.2)     what the RFC demands: the status of each reply, - for none;
 *	                                  left out where it demands nothing
 *	> here 400 problem close          what this server promises beyond that
 *	> since 1.0.10 400 close          the same where libmicrohttpd is that new, and refuses it alone
 *	> says text                       the replies hold this text
 *	> before 1.0: what happens        libmicrohttpd 0.9.75 breaks the rule, out of our reach
 *
 * 4xx is any of them, `any` is any. `close`: no byte follows and the connection closes; `open`: it
 * serves another request. `problem`: each reply is RFC 9457, readable across origins.
 */
enum { RAW_REPLIES_MAX = 8, RAW_BYTES_MAX = 1 << 21 };

struct raw_demand {
	char statuses[RAW_REPLIES_MAX][32];
	size_t count;
	bool given, none_too, close, open, problem;
};

struct raw_case {
	char name[256];
	char *bytes;
	size_t len;
	struct raw_demand must, here, since_1_0_10;
	char says[256], before_1_0[512];
};

/* All replies of a connection. */
struct raw_outcome {
	struct raw_reply {
		int status;
		const char *head;
		size_t head_len;
	} replies[RAW_REPLIES_MAX + 2];
	size_t count;
	bool closed;
	char fault[160]; /* what no reply may be, or empty */
	char data[1 << 21];
	size_t len;
};

/* Reads the next case of a file; false at its end. Ends the process on what it cannot read. */
bool raw_read(void *file, struct raw_case *ret_case);

/* Takes the bytes that came apart into replies, and judges what each of them owes. */
void raw_parse(struct raw_outcome *outcome, const struct raw_case *request);

/* Whether the outcome is what is demanded; else ret_why says what is not. */
bool raw_judge(
	const struct raw_outcome *outcome, const struct raw_demand *demand, char ret_why[static 256]);

/* The value of a reply's field in a buffer of its own, or NULL. */
const char *raw_header(const struct raw_reply *reply, const char *name);

#endif
