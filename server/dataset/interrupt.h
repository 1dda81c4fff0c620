#ifndef INTERRUPT_H
#define INTERRUPT_H

#include <pthread.h>
#include <stdbool.h>

struct db;

/*
 * Lets one thread interrupt what another runs on a connection, which the other may open and close
 * meanwhile.
 */
struct interrupt {
	pthread_mutex_t lock;
	struct db *db; /* NULL if there is none */
	bool struck;
};

void interrupt_init(struct interrupt *interrupt);
void interrupt_finish(struct interrupt *interrupt);

/* Sets the connection in use; NULL before it is closed. `interrupt` may be NULL. */
void interrupt_watch(struct interrupt *interrupt, struct db *db);

/* Ends the running statement, if any, also within FTS5. */
void interrupt_strike(struct interrupt *interrupt);

/* Whether it was interrupted, for checks between statements; false for NULL. */
bool interrupt_is_struck(struct interrupt *interrupt);

#endif
