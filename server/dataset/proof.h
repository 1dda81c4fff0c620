#ifndef PROOF_H
#define PROOF_H

#include <stdbool.h>
#include <stddef.h>

struct db;
struct error;

enum {
	PROOF_ARTICLE_MAX = 16 << 20, /* bytes of an article */
	PROOF_AROUND = 12,            /* code points shown on either side of a place */
	PROOF_FAULT_SIZE = 1024,      /* bytes of a fault's text; longer ones are cut */
};

/* Counts of what was compared: passages, their paragraphs, and how many of both differ. */
struct proof {
	size_t passages, paragraphs, faults;
};

/*
 * Compares a dataset's evidence from one source with the article's text: UTF-8, one paragraph a
 * line ended by LF only, numbered from 1. Each cited paragraph must have the SHA-256, and each
 * passage between its offsets (code points, end exclusive) the words, that the resource `evidence`
 * states. Reports each difference as one line, with the text around it. Returns false with an error
 * if nothing can be compared: the text is not UTF-8, the source is not cited, or the dataset has no
 * evidence.
 */
bool proof_run(struct db *db, const char *source, const char *text, size_t len,
	void (*report)(void *context, const char *fault), void *context, struct proof *ret_proof,
	struct error *err);

/*
 * The same for the text in a file. Also returns false with ERROR_UNAVAILABLE if it cannot be read
 * or is too large.
 */
bool proof_run_file(struct db *db, const char *source, const char *path,
	void (*report)(void *context, const char *fault), void *context, struct proof *ret_proof,
	struct error *err);

#endif
