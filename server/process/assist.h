#ifndef ASSIST_H
#define ASSIST_H

#include <stdbool.h>

struct config;
struct error;

/*
 * Runs `yigai mcp`: opens the dataset and answers an assistant on stdin and stdout until stdin
 * ends. False with an error.
 */
bool assist_run(const struct config *config, const char *path, struct error *err);

#endif
