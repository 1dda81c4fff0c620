#ifndef SERVE_H
#define SERVE_H

#include <stdbool.h>

struct config;
struct error;

/*
 * Runs `yigai serve`: serves the dataset at this path until SIGTERM or SIGINT. False with the error
 * for which it could not begin. *ret_sound is false if the file was found to be damaged while it
 * was served.
 */
bool serve_run(const struct config *config, const char *path, bool *ret_sound, struct error *err);

#endif
