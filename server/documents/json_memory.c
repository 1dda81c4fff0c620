#include "documents/json_memory.h"

#include <setjmp.h>
#include <stdlib.h>

static _Thread_local bool lacked;

/* The parse in progress, and the blocks it has allocated. */
static _Thread_local struct {
	bool is_on;
	jmp_buf out;
	void **blocks;
	size_t count, room;
} reading;

static bool note(void *block)
{
	if (reading.count == reading.room) {
		size_t room = reading.room ? 2 * reading.room : 64;
		void **blocks = realloc(reading.blocks, room * sizeof *blocks);
		if (!blocks)
			return false;
		reading.blocks = blocks;
		reading.room = room;
	}
	reading.blocks[reading.count++] = block;
	return true;
}

static void *take(size_t size)
{
	void *block = malloc(size);
	if (block && (!reading.is_on || note(block)))
		return block;
	free(block);
	lacked = true;
	if (reading.is_on)
		longjmp(reading.out, 1);
	return NULL;
}

static void give(void *block)
{
	/* mostly the block allocated last is freed */
	for (size_t i = reading.count; i > 0; i--) {
		if (reading.blocks[i - 1] == block) {
			reading.blocks[i - 1] = reading.blocks[--reading.count];
			break;
		}
	}
	free(block);
}

/* Runs before main(), because Jansson's allocator must not change while a thread uses it. */
__attribute__((constructor)) static void watch_memory(void)
{
	json_set_alloc_funcs(take, give);
}

static void end_reading(void)
{
	free(reading.blocks);
	reading.is_on = false;
	reading.blocks = NULL;
	reading.count = reading.room = 0;
}

json_t *json_memory_read(const char *text, size_t len, size_t flags, json_error_t *ret_error)
{
	if (setjmp(reading.out) != 0) {
		while (reading.count > 0)
			free(reading.blocks[--reading.count]);
		end_reading();
		return NULL;
	}
	reading.is_on = true;
	json_t *json = json_loadb(text, len, flags, ret_error);
	end_reading();
	return json;
}

bool json_memory_is(const char *text, size_t len, enum json_form form)
{
	bool list = form == JSON_FORM_TEXTS;
	size_t flags = form == JSON_FORM_VALUE ? JSON_DECODE_ANY : 0;
	json_t *json = json_memory_read(text, len, flags | JSON_REJECT_DUPLICATES, NULL);
	bool ok = json && (!list || json_is_array(json));
	size_t i;
	json_t *element;
	json_array_foreach(list ? json : NULL, i, element) ok = ok && json_is_string(element);
	json_decref(json);
	return ok;
}

bool json_memory_lacked(void)
{
	bool answer = lacked;
	lacked = false;
	return answer;
}
