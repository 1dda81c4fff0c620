#ifndef RESOURCES_H
#define RESOURCES_H

#include "dataset/catalog.h"

#include <jansson.h>

struct refusal;
struct snapshot;

/*
 * The records as resources of the protocol: `yigai://` and the singular of a resource, a slash and
 * the key, as yigai://light/hook; and `yigai://dataset`, which says what is in here. These are what
 * `resources/list`, `resources/templates/list` and `resources/read` answer; the last is NULL with
 * REFUSAL_PARAMS where there is none, and without memory.
 */
json_t *resources_list(const struct catalog *catalog);
json_t *resources_list_templates(const struct catalog *catalog);
json_t *resources_read(struct snapshot *snapshot, const json_t *params, struct refusal *refusal);

#endif
