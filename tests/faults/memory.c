/*
 * This program's malloc(): every library's calls end here, and some fail by order. The C library,
 * or a sanitizer's runtime where one is built in, does the work. Where none is, what is freed is
 * overwritten and kept for a while, and what is resized moves: whoever still reads there follows a
 * pointer that leads nowhere, and whoever writes there ends the program.
 */
#include "order.h"
#include "fault.h"

#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum {
	KEPT = 512,     /* freed blocks */
	FREED = 0xA5,   /* each of their first bytes */
	FREED_MAX = 256 /* of a block that are overwritten: a struct's members */
};

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

static size_t freed_size(void *memory)
{
	size_t size = malloc_usable_size(memory);
	return size < FREED_MAX ? size : FREED_MAX;
}

static void give_back(void *memory)
{
	NEXT(free, __interceptor_free);
	next(memory);
}

/* Gives back the oldest block that is kept, in whose place this one comes. */
static void keep(void *memory)
{
	static void *_Atomic kept[KEPT];
	static atomic_size_t turn;
	memset(memory, FREED, freed_size(memory));
	unsigned char *oldest = atomic_exchange(&kept[atomic_fetch_add(&turn, 1) % KEPT], memory);
	if (oldest && (*oldest != FREED || memcmp(oldest, oldest + 1, freed_size(oldest) - 1) != 0))
		abort();
	give_back(oldest);
}

/* To another place, always. */
static void *move(void *memory, size_t size)
{
	size_t old = malloc_usable_size(memory);
	NEXT(malloc, NULL);
	void *moved = next(size);
	if (!moved)
		return NULL;
	memcpy(moved, memory, size < old ? size : old);
	keep(memory);
	return moved;
}

void *realloc(void *memory, size_t size)
{
	NEXT(realloc, __interceptor_realloc);
	if (must_fail())
		return NULL;
	if (memory && size > 0 && !__interceptor_realloc)
		return move(memory, size);
	void *moved = next(memory, size);
	return memory ? moved : counted(moved);
}

void free(void *memory)
{
	if (!memory)
		return;
	atomic_fetch_sub_explicit(&live, 1, memory_order_relaxed);
	if (__interceptor_free)
		give_back(memory);
	else
		keep(memory);
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
