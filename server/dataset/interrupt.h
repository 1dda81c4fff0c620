#ifndef INTERRUPT_H
#define INTERRUPT_H

#include <pthread.h>
#include <stdbool.h>

struct db;

/* Lets one thread end what another runs on a connection, which the other opens and closes
 * meanwhile.
 */
struct interrupt {
	pthread_mutex_t lock;
	struct db *db; /* NULL while there is none */
	bool struck;
};

void interrupt_init(struct interrupt *interrupt);
void interrupt_finish(struct interrupt *interrupt);

/* Names the connection that is used from now on; NULL before it is closed. `interrupt` may be NULL.
 */
void interrupt_watch(struct interrupt *interrupt, struct db *db);

/* Ends the statement that is running, if any, within FTS5, too. */
void interrupt_strike(struct interrupt *interrupt);

/* Whether it was ever struck, for work between statements; false for NULL. */
bool interrupt_is_struck(struct interrupt *interrupt);

#endif
