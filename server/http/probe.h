#ifndef PROBE_H
#define PROBE_H

#include <stdbool.h>

struct error;

/*
 * Asks the daemon that listens at ADDR:PORT for /readyz, over the loopback if that is every
 * address. Returns within 2 s whether it is ready. False with ERROR_UNAVAILABLE: nobody answers, it
 * is not ready, or it serves an outdated dataset because the last one was refused.
 */
bool probe_ready(const char *listen_at, struct error *err);

#endif
