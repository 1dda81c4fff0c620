#ifndef PROOF_H
#define PROOF_H

#include <stdbool.h>
#include <stddef.h>

struct db;
struct error;

enum {
	PROOF_ARTICLE_MAX = 16 << 20, /* bytes of an article */
	PROOF_AROUND = 12,            /* code points that are shown on either side of a place */
	PROOF_FAULT_SIZE = 1024,      /* bytes of what is said of one, which is cut past that */
};

/* What was compared: passages, the paragraphs that they stand in, and how many of either differ. */
struct proof {
	size_t passages, paragraphs, faults;
};

/*
 * Holds a dataset's evidence of one source against the article's text: UTF-8, a paragraph a line
 * that ends with LF alone, the first numbered 1. Each paragraph that evidence stands in has the
 * SHA-256, and each passage between its offsets (code points, the end exclusive) the words, that
 * the resource `evidence` says. Each that has not is reported as one line, with what stands around
 * the place. False with an error where nothing can be compared: the text is none, or nothing of the
 * source is cited, or the dataset has no evidence.
 */
bool proof_run(struct db *db, const char *source, const char *text, size_t len,
	void (*report)(void *context, const char *fault), void *context, struct proof *ret_proof,
	struct error *err);

/* The same of a file's text. False with ERROR_UNAVAILABLE, too, where it cannot be read, or is too
 * large. */
bool proof_run_file(struct db *db, const char *source, const char *path,
	void (*report)(void *context, const char *fault), void *context, struct proof *ret_proof,
	struct error *err);

#endif
