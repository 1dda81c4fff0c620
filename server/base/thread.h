#ifndef THREAD_H
#define THREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

/* The calling thread's number: threads are counted as they come, from 0, and each keeps its own. */
size_t thread_number(void);

/*
 * Ends a thread and joins it: what it does is interrupted again and again, for an interruption
 * between two of its steps does nothing. False after a second of that: it is left to end with the
 * process, and what it uses must be, too.
 */
bool thread_end(pthread_t thread, void (*interrupt)(void *context), void *context);

/* A condition on which one waits until a time of clock_in(). */
void thread_cond_init(pthread_cond_t *cond);

#endif
