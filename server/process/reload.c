#include "process/reload.h"

#include "dataset/current.h"
#include "api/static_document.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "dataset/archive.h"
#include "dataset/catalog.h"
#include "dataset/integrity.h"
#include "dataset/opening.h"
#include "process/sandbox.h"

#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHECKED_FIRST_MAX = 1 << 20 };

void reload_init(struct reload *reload, const char *path, const struct snapshot_options *options)
{
	*reload = (struct reload){.path = path, .options = *options};
	sigemptyset(&reload->signals);
	sigaddset(&reload->signals, SIGTERM);
	sigaddset(&reload->signals, SIGINT);
	sigaddset(&reload->signals, SIGHUP);
	sigaddset(&reload->signals, OPENING_DONE);
	pthread_sigmask(SIG_BLOCK, &reload->signals, NULL);
	signal(SIGPIPE, SIG_IGN);
}

void reload_finish(struct reload *reload)
{
	if (reload->opening)
		log_line(LOG_INFO, "%s was still being opened", reload->path);
	opening_destroy(reload->opening);
	reload->opening = NULL;
}

static bool begin(struct reload *reload, struct error *err)
{
	if (stat(reload->path, &reload->file) != 0)
		reload->file = (struct stat){0};
	reload->opening = opening_create(reload->path, &reload->options, err);
	return reload->opening != NULL;
}

/* Whether what has the path is not the file that is being opened: another one, or none; or nothing
 * is being opened. */
static bool is_newer(const struct reload *reload)
{
	struct stat now;
	return !reload->opening || stat(reload->path, &now) != 0 || now.st_ino != reload->file.st_ino ||
		now.st_dev != reload->file.st_dev;
}

static bool is_replaced(const struct reload *reload)
{
	return access(reload->path, F_OK) == 0 && is_newer(reload);
}

/* Returns the number of the next signal. Meanwhile drops the replaced datasets that were kept for
 * long enough. */
static int wait_for_signal(struct reload *reload, struct current *current)
{
	int number = -1;
	while (number < 0) {
		int64_t left = current ? current_expire(current) : -1;
		struct timespec time = {.tv_sec = left / NS_PER_S, .tv_nsec = left % NS_PER_S};
		number = sigtimedwait(&reload->signals, NULL, left < 0 ? NULL : &time);
	}
	return number;
}

/* Waits until the opening has ended, or SIGHUP has come for another file (reload->again); false if
 * the process is to end. */
static bool wait_for_turn(struct reload *reload, struct current *current)
{
	int number;
	while ((number = wait_for_signal(reload, current)) != SIGTERM && number != SIGINT) {
		if (number == SIGHUP)
			archive_scan(reload->options.archive);
		if (number == SIGHUP && is_newer(reload))
			return reload->again = true;
		/* OPENING_DONE may be of an opening that was given up */
		if (reload->opening && opening_is_done(reload->opening))
			return true;
	}
	return false;
}

static struct snapshot *take(struct reload *reload, struct error *err)
{
	struct opening *opening = reload->opening;
	reload->opening = NULL;
	return opening_take(opening, err);
}

bool reload_checks_first(const char *path)
{
	struct stat file;
	return stat(path, &file) != 0 || file.st_size <= CHECKED_FIRST_MAX;
}

static void give_up(struct reload *reload)
{
	if (reload->opening)
		log_line(LOG_INFO, "%s was replaced while it was being opened", reload->path);
	opening_destroy(reload->opening);
	reload->opening = NULL;
	reload->again = false;
}

/* Begins to open the first file, and to check it beside that unless it is checked before. */
static bool begin_first(struct reload *reload, struct integrity **integrity, struct error *err)
{
	reload->options.checked = reload_checks_first(reload->path);
	bool ok = begin(reload, err) &&
		(reload->options.checked || (*integrity = integrity_create(reload->path, err)) != NULL);
	reload->options.checked = true;
	return ok;
}

struct snapshot *reload_first(
	struct reload *reload, struct integrity **ret_integrity, struct error *err)
{
	*ret_integrity = NULL;
	bool ok = begin_first(reload, ret_integrity, err);
	/* a file that was replaced while it was being opened is refused for that: then the new one is
	 * opened, though SIGHUP may not have come yet */
	while (ok && (!opening_is_done(reload->opening) || is_replaced(reload))) {
		ok = opening_is_done(reload->opening) || wait_for_turn(reload, NULL);
		if (!ok || (!reload->again && !is_replaced(reload)))
			continue;
		give_up(reload);
		integrity_destroy(*ret_integrity);
		*ret_integrity = NULL;
		ok = begin_first(reload, ret_integrity, err);
	}
	if (!ok)
		return NULL;
	struct snapshot *snapshot = take(reload, err);
	if (snapshot &&
		(!*ret_integrity || integrity_wait(*ret_integrity, 0, err) != INTEGRITY_DAMAGED))
		return snapshot;
	snapshot_unref(snapshot);
	return NULL;
}

static void refuse(struct reload *reload, struct current *current, const struct error *err)
{
	char reason[ERROR_LINE_SIZE];
	if (sandbox_bars(reload->path))
		snprintf(reason, sizeof reason,
			"%s: the sandbox (Landlock) opens files of the folder alone that the path led to at the "
			"start: restart, or rename the new file over the old one there",
			reload->path);
	else
		error_line(err, reason);
	current_refuse(current, reason);
	log_line(LOG_ERROR, "not reloaded, the old dataset stays: %s", reason);
}

static void swap(struct reload *reload, struct current *current, struct integrity **integrity)
{
	struct error err;
	char digest[CATALOG_DIGEST_SHORT + 1];
	struct kept kept[CURRENT_KEPT_MAX];
	error_clear(&err);
	struct snapshot *snapshot = take(reload, &err);
	if (!snapshot) {
		refuse(reload, current, &err);
		return;
	}
	snprintf(digest, sizeof digest, "%s", snapshot_catalog(snapshot)->digest);
	static_documents_prepare(snapshot);
	/* a dataset is kept for those who began with it only if its check has found it sound */
	bool whole = integrity_destroy(*integrity) == INTEGRITY_SOUND;
	*integrity = NULL;
	current_swap(current, snapshot, whole);
	/* else the C library keeps the old dataset's memory, in pieces that suit the new one badly:
	 * under load only 13.5 of the 23 MiB in its arenas were in use */
	malloc_trim(0);
	log_line(LOG_INFO, "reloaded %s: digest %s, replaced ones that are kept: %zu", reload->path,
		digest, current_list_kept(current, kept));
}

void reload_wait(struct reload *reload, struct current *current, struct integrity **integrity)
{
	while (reload->again || wait_for_turn(reload, current)) {
		if (!reload->again) {
			swap(reload, current, integrity);
			continue;
		}
		struct error err;
		error_clear(&err);
		give_up(reload);
		if (!begin(reload, &err))
			refuse(reload, current, &err);
	}
}
