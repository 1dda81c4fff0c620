#include "mcp/prompts.h"

#include "base/buf.h"
#include "base/text.h"
#include "documents/json_builder.h"
#include "mcp/refusal.h"

#include <string.h>

enum { TEXT_MAX = 128 << 10, ARGUMENT_MAX = 8192 };

/* The text of a prompt: `before`, the title of the dataset, `behind`, the argument. */
static const struct prompt {
	const char *name, *title, *description, *argument, *means, *before, *behind;
} prompts[] = {
	{"answer", "Answer from the dataset",
		"Answers a question from the records alone, each figure with its source", "question",
		"What is to be answered", "Answer the question below from the dataset “",
		"” alone. Ask `about` what it holds, find records by `search` or `query`, read those that you "
		"use by `fetch`; for a target or promise ask `compare`, and see in `discrepancies` whether "
		"sources disagree. Give each figure with its date, its citation and its pinned address (url). "
		"Where none of the records says it, say that the dataset does not tell, and why (`absent`); add "
		"nothing from memory.\n\nQuestion: "},
	{"check", "Check the figures of a text", "Holds each figure of a text against the records",
		"text", "What is to be checked", "Check the text below against the dataset “",
		"”. Take it apart into sentences with one figure each, with what it counts and the date, and "
		"give each to `verify`. List them with the verdict, which its description explains, and but for "
		"borne_out with its reason and what the record says instead. Cite the records (url).\n\n"
		"Text: "},
};

enum { PROMPT_COUNT = sizeof prompts / sizeof *prompts };

static json_t *describe(const struct prompt *prompt)
{
	json_t *object = json_object(), *arguments = json_array(), *argument = json_object();
	builder_set(&argument, "name", json_string(prompt->argument));
	builder_set(&argument, "description", json_string(prompt->means));
	builder_set(&argument, "required", json_true());
	builder_append(&arguments, argument);
	builder_set(&object, "name", json_string(prompt->name));
	builder_set(&object, "title", json_string(prompt->title));
	builder_set(&object, "description", json_string(prompt->description));
	builder_set(&object, "arguments", arguments);
	return object;
}

json_t *prompts_list(void)
{
	json_t *result = json_object(), *list = json_array();
	for (size_t i = 0; i < PROMPT_COUNT; i++)
		builder_append(&list, describe(&prompts[i]));
	builder_set(&result, "prompts", list);
	return result;
}

static json_t *write_text(
	const struct catalog *catalog, const struct prompt *prompt, const char *given)
{
	struct buf text;
	buf_init(&text, TEXT_MAX);
	buf_printf(&text, "%s%s%s%s", prompt->before, catalog->title_en, prompt->behind, given);
	json_t *json = buf_text(&text) ? json_string(text.data) : NULL;
	buf_finish(&text);
	return json;
}

static json_t *fill(const struct catalog *catalog, const struct prompt *prompt, const char *given)
{
	json_t *result = json_object(), *messages = json_array(), *message = json_object(),
		   *content = json_object();
	builder_set(&content, "type", json_string("text"));
	builder_set(&content, "text", write_text(catalog, prompt, given));
	builder_set(&message, "role", json_string("user"));
	builder_set(&message, "content", content);
	builder_append(&messages, message);
	builder_set(&result, "description", json_string(prompt->description));
	builder_set(&result, "messages", messages);
	return result;
}

json_t *prompts_get(const struct catalog *catalog, const json_t *params, struct refusal *refusal)
{
	const char *name = json_string_value(json_object_get(params, "name"));
	const json_t *arguments = json_object_get(params, "arguments");
	struct nearest search = {.wanted = name ? name : "none"};
	for (size_t i = 0; i < PROMPT_COUNT; i++) {
		nearest_offer(&search, prompts[i].name);
		if (!name || strcmp(prompts[i].name, name) != 0)
			continue;
		const char *given = json_string_value(json_object_get(arguments, prompts[i].argument));
		if (given && strlen(given) <= ARGUMENT_MAX)
			return fill(catalog, &prompts[i], given);
		refusal_set(refusal, REFUSAL_PARAMS, NULL,
			"The prompt wants `%s`, a text of at most %d bytes.", prompts[i].argument,
			ARGUMENT_MAX);
		return NULL;
	}
	refusal_unknown(refusal, REFUSAL_PARAMS, "Unknown prompt", &search);
	return NULL;
}
