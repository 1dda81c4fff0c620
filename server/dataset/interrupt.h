#ifndef INTERRUPT_H
#define INTERRUPT_H

#include <pthread.h>
#include <stdbool.h>

struct db;

/* Lets one thread end what another runs on a connection, which that one opens and closes meanwhile.
 */
struct interrupt {
	pthread_mutex_t lock;
	struct db *db; /* NULL while there is none */
	bool struck;
};

void interrupt_init(struct interrupt *interrupt);
void interrupt_finish(struct interrupt *interrupt);

/* The connection that is worked with from now, or NULL: before it is closed. Without an interrupt
 * it does nothing. */
void interrupt_watch(struct interrupt *interrupt, struct db *db);

/* Ends the statement that runs in this moment, within FTS5, too, if one does. */
void interrupt_strike(struct interrupt *interrupt);

/* Whether it ever was struck, for who works on without a statement; never without an interrupt. */
bool interrupt_is_struck(struct interrupt *interrupt);

#endif
