#ifndef RELOAD_FIXTURE_H
#define RELOAD_FIXTURE_H

#include "dataset.h"
#include "daemon_fixture.h"
#include "wire.h"

#include <signal.h>
#include <stdbool.h>

/* What the suites of reloads share: datasets that tell themselves apart, and the daemon that gets
 * them. */

static struct daemon daemon_;
static char line[2048];

/* Two datasets that differ in their digest, their version and each name. */
static inline const char *make(char letter)
{
	char sql[512], digest[65] = "";
	memset(digest, letter, 64);
	snprintf(sql, sizeof sql,
		"UPDATE lights SET name_en = 'Light %c';"
		"UPDATE api_dataset SET version = '%c', digest = '%s'",
		letter, letter, digest);
	return dataset_with(sql);
}

/* Puts a file under the name that is served, at once, and asks to read it. */
static inline void serve(const char *file, const char *served)
{
	char other[600];
	snprintf(other, sizeof other, "%s.new", served);
	ck_assert_int_eq(link(file, other), 0);
	ck_assert_int_eq(rename(other, served), 0);
	ck_assert_int_eq(kill(daemon_.pid, SIGHUP), 0);
}

/* Whether body and entity tag are of one dataset, and each name in it. */
static inline bool is_of_one(const struct reply *reply)
{
	const char *tag = reply_header(reply, "ETag"), *version = strstr(reply->body, "\"version\":\"");
	if (reply->status != 200 || !tag || !version)
		return false;
	char letter = version[strlen("\"version\":\"")], digest[] = "\"digest\":\"????????";
	memset(strchr(digest, '?'), letter, 8);
	for (const char *p = reply->body; (p = strstr(p, "Light ")); p++)
		if (p[strlen("Light ")] != letter)
			return false;
	return tag[1] == letter && strstr(reply->body, digest);
}

struct figures {
	long rss; /* kB */
	size_t files;
};

static inline struct figures measure(void)
{
	struct figures figures = {0};
	char path[64], text[4096];
	snprintf(path, sizeof path, "/proc/%d/status", (int)daemon_.pid);
	FILE *file = fopen(path, "r");
	ck_assert_ptr_nonnull(file);
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	ck_assert_int_eq(sscanf(strstr(text, "VmRSS:"), "VmRSS: %ld", &figures.rss), 1);
	for (int fd = 0; fd < 1024; fd++) {
		snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)daemon_.pid, fd);
		figures.files += access(path, F_OK) == 0;
	}
	return figures;
}

#endif
