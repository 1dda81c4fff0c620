#include "query/hit_items.h"

#include "base/value.h"
#include "dataset/db.h"

enum { CHUNK = 8192 /* rows */, ITEM_SIZE = 4 /* bytes */ };

/* Rows are numbered from 1 on, without gaps. */
static bool read_chunk(struct hit_items *items, int64_t chunk, struct error *err)
{
	const struct value number = value_integer(chunk);
	items->chunk = 0;
	if (!items->chunks)
		items->chunks = db_prepare(items->db, "SELECT items FROM api_item WHERE chunk = ?1", err);
	if (!items->chunks)
		return false;
	statement_reset(items->chunks);
	if (!statement_bind(items->chunks, 1, &number, err))
		return false;
	int more = statement_step(items->chunks, err);
	items->size = 0;
	if (more > 0)
		items->at = statement_blob(items->chunks, 0, &items->size);
	items->chunk = chunk + 1;
	return more >= 0 && statement_check(items->chunks, err);
}

bool hit_items_find(struct hit_items *items, int64_t row, int64_t *ret_item, struct error *err)
{
	*ret_item = 0;
	if (row < 1)
		return true;
	int64_t chunk = (row - 1) / CHUNK;
	size_t at = ITEM_SIZE * (size_t)((row - 1) % CHUNK);
	if (items->chunk != chunk + 1 && !read_chunk(items, chunk, err))
		return false;
	if (at + ITEM_SIZE > items->size)
		return true;
	for (size_t i = ITEM_SIZE; i > 0; i--) /* the lowest byte comes first */
		*ret_item = *ret_item << 8 | items->at[at + i - 1];
	return true;
}

void hit_items_finish(struct hit_items *items)
{
	statement_release(items->chunks);
	*items = (struct hit_items){.db = items->db};
}
