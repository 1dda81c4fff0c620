#ifndef PROBE_H
#define PROBE_H

#include <stdbool.h>

struct error;

/*
 * Asks the daemon that listens at ADDR:PORT for /readyz, over the loopback where it listens at
 * every address, and takes 2 s at most. False with ERROR_UNAVAILABLE: nobody answers, it is not
 * ready, or it serves an outdated dataset because the last one was refused.
 */
bool probe_ready(const char *listen_at, struct error *err);

#endif
