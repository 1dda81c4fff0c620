#ifndef RESOURCES_H
#define RESOURCES_H

#include "dataset/catalog.h"

#include <jansson.h>

struct refusal;
struct snapshot;

/*
 * Records as MCP resources: `yigai://`, the resource's singular, a slash and the key
 * (yigai://light/hook); and `yigai://dataset`, the description of the dataset. These return the
 * results of `resources/list`, `resources/templates/list` and `resources/read`. resources_read()
 * returns NULL with REFUSAL_PARAMS for an unknown URI, or if out of memory.
 */
json_t *resources_list(const struct catalog *catalog);
json_t *resources_list_templates(const struct catalog *catalog);
json_t *resources_read(struct snapshot *snapshot, const json_t *params, struct refusal *refusal);

#endif
