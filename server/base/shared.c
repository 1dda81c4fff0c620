#include "base/shared.h"

void shared_init(struct shared *shared, void (*destroy)(struct shared *))
{
	atomic_init(&shared->references, 1);
	shared->destroy = destroy;
}

struct shared *shared_ref(struct shared *shared)
{
	atomic_fetch_add_explicit(&shared->references, 1, memory_order_relaxed);
	return shared;
}

void shared_unref(struct shared *shared)
{
	if (shared && atomic_fetch_sub_explicit(&shared->references, 1, memory_order_acq_rel) == 1)
		shared->destroy(shared);
}
