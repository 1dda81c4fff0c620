#ifndef THREAD_H
#define THREAD_H

#include <stddef.h>

/* The calling thread's number: threads are counted as they come, from 0, and each keeps its own. */
size_t thread_number(void);

#endif
