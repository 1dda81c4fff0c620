#ifndef SHARED_H
#define SHARED_H

#include <stdatomic.h>

/*
 * What several threads hold at once and none changes: the first member of what is shared. The last
 * reference frees it by its own `destroy`.
 */
struct shared {
	atomic_size_t references;
	void (*destroy)(struct shared *);
};

/* Begins with the caller's reference. */
void shared_init(struct shared *shared, void (*destroy)(struct shared *));
struct shared *shared_ref(struct shared *shared);
void shared_unref(struct shared *shared);

#endif
