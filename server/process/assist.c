#include "process/assist.h"

#include "base/log.h"
#include "dataset/snapshot.h"
#include "mcp/lines.h"
#include "process/config.h"
#include "process/reload.h"
#include "process/sandbox.h"

#include <signal.h>
#include <unistd.h>

bool assist_run(const struct config *config, const char *path, struct error *err)
{
	struct snapshot_options options = {
		.connections = 1, .budget = config->budget, .checked = reload_checks_first(path)};
	log_set(LOG_WARNING, LOG_LOGFMT);
	signal(SIGPIPE, SIG_IGN); /* if the client has gone, write() fails instead */
	if (config->sandbox)
		sandbox_restrict_files(path, "");
	struct snapshot *snapshot = snapshot_create(path, &options, err);
	if (!snapshot)
		return false;
	if (config->sandbox)
		sandbox_restrict_calls();
	bool ok = lines_answer(snapshot, STDIN_FILENO, STDOUT_FILENO, err);
	snapshot_unref(snapshot);
	return ok;
}
