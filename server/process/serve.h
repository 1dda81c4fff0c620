#ifndef SERVE_H
#define SERVE_H

#include <stdbool.h>

struct config;
struct error;

/*
 * `yigai serve`: serves the dataset at this path, with the page where there is one, until a signal
 * says that it is enough. False with the error for which it never began; *ret_sound is false where
 * the file was found to be damaged while it was served.
 */
bool serve_run(const struct config *config, const char *path, bool *ret_sound, struct error *err);

#endif
