#ifndef PROMPTS_H
#define PROMPTS_H

#include "dataset/catalog.h"

#include <jansson.h>

struct refusal;

/*
 * Prompts that show good use. What `prompts/list` and `prompts/get` answer; the latter NULL with
 * REFUSAL_PARAMS for one that is not there, or without its argument.
 */
json_t *prompts_list(void);
json_t *prompts_get(const struct catalog *catalog, const json_t *params, struct refusal *refusal);

#endif
