/*
 * This program's malloc(): every library's calls end here, and some fail by order. The C library,
 * or a sanitizer's runtime where one is built in, does the work.
 */
#include "order.h"
#include "fault.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>

/* Of a sanitizer that is linked into the program: RTLD_NEXT would not find it. */
#define SANITIZER __attribute__((weak))
SANITIZER void *__interceptor_malloc(size_t size);
SANITIZER void *__interceptor_calloc(size_t count, size_t size);
SANITIZER void *__interceptor_realloc(void *memory, size_t size);
SANITIZER void __interceptor_free(void *memory);

static _Thread_local struct order order;

static atomic_long live;

static bool must_fail(void)
{
	if (!order_fails(&order))
		return false;
	errno = ENOMEM;
	return true;
}

static void *counted(void *memory)
{
	if (memory)
		atomic_fetch_add_explicit(&live, 1, memory_order_relaxed);
	return memory;
}

/* A function pointer out of dlsym(), which C has no cast for. */
#define NEXT(name, own)                                                                            \
	static __typeof__(&name) next;                                                                 \
	if (!next && !(next = own))                                                                    \
	*(void **)&next = dlsym(RTLD_NEXT, #name)

void *malloc(size_t size)
{
	NEXT(malloc, __interceptor_malloc);
	return must_fail() ? NULL : counted(next(size));
}

void *calloc(size_t count, size_t size)
{
	NEXT(calloc, __interceptor_calloc);
	return must_fail() ? NULL : counted(next(count, size));
}

void *realloc(void *memory, size_t size)
{
	NEXT(realloc, __interceptor_realloc);
	if (must_fail())
		return NULL;
	void *moved = next(memory, size);
	return memory ? moved : counted(moved);
}

void free(void *memory)
{
	NEXT(free, __interceptor_free);
	if (memory)
		atomic_fetch_sub_explicit(&live, 1, memory_order_relaxed);
	next(memory);
}

static void begin(size_t nth, bool for_good)
{
	order_begin(&order, nth, for_good);
}

static size_t end(void)
{
	return order_end(&order);
}

const struct fault_kind memory_fault = {"no memory", begin, end};

bool memory_is_watched(void)
{
	begin(1, false);
	void *volatile memory = malloc(1);
	free(memory);
	return end() == 1;
}

long memory_live(void)
{
	/* a sanitizer's runtime allocates for others, and counts better */
	return __interceptor_malloc ? 0 : atomic_load(&live);
}
