#ifndef THREAD_H
#define THREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * Returns the calling thread's number: threads are numbered from 0 in the order of their first
 * call.
 */
size_t thread_number(void);

/*
 * Interrupts a thread until it ends, and joins it. Interrupts repeatedly, because an interruption
 * between two steps of its work has no effect. Returns false after a second; then the thread is
 * left running until the process ends, and what it uses must not be freed.
 */
bool thread_end(pthread_t thread, void (*interrupt)(void *context), void *context);

/* Initializes a condition for timed waits by clock_in(). */
void thread_cond_init(pthread_cond_t *cond);

#endif
