#ifndef FAULT_H
#define FAULT_H

#include <stdbool.h>
#include <stddef.h>

/* A way in which the world fails a program: the nth of its calls from now, once or from then on. */
struct fault_kind {
	const char *name;
	void (*begin)(size_t nth, bool for_good);
	size_t (*end)(void); /* all is well again; how many calls failed */
};

/* A call that fails. */
struct failure {
	const struct fault_kind *fault;
	size_t nth;
	bool for_good; /* it and all after it */
};

/* The same in words, for whoever has to find out: good until the next. */
const char *failure_text(const struct failure *failure);

/*
 * Lets calls fail in turn, first each alone, then each with all after it, for as long as `meet`
 * says that the fault was met; of many calls only some, unless FAULTS in the environment is `all`.
 * Fails the test if memory is lost at any of them. Returns how many were met.
 */
size_t fault_each(const struct fault_kind *fault,
	bool (*meet)(const struct failure *failure, void *context), void *context);

/* Says how many faults a test injected, as a comment of TAP. */
void fault_say(size_t faults);

/* Allocations of the calling thread, in every library, fail with ENOMEM. */
extern const struct fault_kind memory_fault;

/* Whether this program's own malloc() is asked: under valgrind it is not. */
bool memory_is_watched(void);

/* Blocks that were allocated and not freed, by all threads. */
long memory_live(void);

/* SQLite's calls of its file system fail: with an I/O error, without memory, or reads come short.
 */
extern const struct fault_kind disk_error_fault, disk_memory_fault, disk_short_fault;

/* Stands before the file system from the next connection on; call it first of all. */
void disk_watch(void);

#endif
