#include "suite.h"

#include "asks.h"
#include "dataset.h"
#include "fault.h"

/* Every call that SQLite makes of its file system under a request or a reload fails in turn. */

static const struct fault_kind *const kinds[] = {
	&disk_error_fault, &disk_memory_fault, &disk_short_fault};
enum { KINDS = COUNT(kinds) };

START_TEST(a_request_that_cannot_read_is_answered_rightly_or_with_5xx)
{
	size_t faults = 0;
	disk_watch();
	for (size_t i = 0; i < ask_count * KINDS; i++)
		faults += asks_survive(dataset_lights(), &asks[i / KINDS], kinds[i % KINDS]);
	fault_say(faults);
}

START_TEST(a_long_text_that_cannot_be_read_is_never_cut)
{
	/* each on five pages of its own, and all of them more than SQLite keeps in memory */
	const char *path =
		dataset_with("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)"
					 "INSERT INTO wrecks SELECT 'w' || i, printf('%.*c', 20000, 'x') FROM n");
	static const struct request wrecks = {.method = "GET", .target = "/v1/wrecks?limit=20"};
	size_t faults = 0;
	disk_watch();
	for (size_t i = 0; i < KINDS; i++)
		faults += asks_survive(path, &wrecks, kinds[i]);
	fault_say(faults);
}

START_TEST(a_dataset_that_cannot_be_read_is_whole_or_refused)
{
	size_t faults = 0;
	disk_watch();
	for (size_t i = 0; i < KINDS; i++)
		faults += asks_survive_opening(dataset_lights(), kinds[i]);
	fault_say(faults);
}

SUITE("faults_disk", a_request_that_cannot_read_is_answered_rightly_or_with_5xx,
	a_long_text_that_cannot_be_read_is_never_cut, a_dataset_that_cannot_be_read_is_whole_or_refused)
