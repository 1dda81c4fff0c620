#include "base/thread.h"

#include <stdatomic.h>
#include <stdint.h>

size_t thread_number(void)
{
	static atomic_size_t threads;
	static _Thread_local size_t number = SIZE_MAX;
	if (number == SIZE_MAX)
		number = atomic_fetch_add(&threads, 1);
	return number;
}
