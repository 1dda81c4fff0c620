#ifndef PROMPTS_H
#define PROMPTS_H

#include "dataset/catalog.h"

#include <jansson.h>

struct refusal;

/*
 * The results of `prompts/list` and `prompts/get`. prompts_get() returns NULL with REFUSAL_PARAMS
 * for an unknown prompt or a missing argument.
 */
json_t *prompts_list(void);
json_t *prompts_get(const struct catalog *catalog, const json_t *params, struct refusal *refusal);

#endif
