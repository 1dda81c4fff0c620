#include "build_config.h"
#include "build_id.h"
#include "api/encoding.h"
#include "api/export.h"
#include "api/handle.h"
#include "api/response.h"
#include "base/base_path.h"
#include "base/error.h"
#include "base/origin.h"
#include "dataset/archive.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "dataset/load.h"
#include "dataset/proof.h"
#include "dataset/snapshot.h"
#include "dataset/totals.h"
#include "documents/json_builder.h"
#include "http/probe.h"
#include "http/server.h"
#include "pages/story.h"
#include "process/assist.h"
#include "process/config.h"
#include "process/reload.h"
#include "process/sandbox.h"
#include "process/serve.h"
#include "process/standard.h"
#include "render/page.h"
#include "validate/validate_codes.h"
#include "validate/validate_texts.h"
#include "validate/validate_derived.h"
#include "validate/validate_rows.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Exit codes: it was done, it failed, the command line was wrong. */
enum { DONE = 0, FAILED = 1, MISUSED = 2 };

enum { PATH_SIZE = 4096 };

/* Prints the error in one line: its detail, or the first fault and how many more there are. Returns
 * the exit code. */
static int fail(const struct error *err)
{
	const struct fault *fault = &err->faults[0];
	fprintf(stderr, "yigai: ");
	if (err->detail[0] || err->fault_count == 0)
		fprintf(stderr, "%s\n", err->detail);
	else
		fprintf(stderr, "%s%s%s: %s%s\n", fault->parameter, fault->value[0] ? " " : "",
			fault->value, fault->reason,
			err->fault_count > 1 ? " (and more: run `yigai check`)" : "");
	return FAILED;
}

/* The file beside the binary if it was built there, else the installed one. */
static const char *default_path(
	char path[static PATH_SIZE], const char *name, const char *installed)
{
	ssize_t len = readlink("/proc/self/exe", path, PATH_SIZE - strlen(name) - 1);
	if (len > 0) {
		path[len] = '\0';
		strcpy(strrchr(path, '/') + 1, name);
		if (access(path, F_OK) == 0)
			return path;
	}
	return installed;
}

static const char *dataset_path(const struct config *config)
{
	static char path[PATH_SIZE];
	return *config->db ? config->db : default_path(path, "yigai.db", DATASET);
}

/* Sets what addresses in answers begin with: base path and origin. */
static void set_addresses(const struct config *config)
{
	base_path_set(config->base_path);
	origin_set(config->origin);
}

static int serve(const struct config *config, struct error *err)
{
	bool sound;
	set_addresses(config);
	if (!serve_run(config, dataset_path(config), &sound, err))
		return fail(err);
	return sound ? DONE : FAILED;
}

static void print_fault(void *context, const char *fault)
{
	(void)context;
	printf("file: %s\n", fault);
}

/* Whether the pages of the dataset's own can be made; false with an error. */
static bool check_pages(const struct catalog *catalog, struct db *db, struct error *err)
{
	struct source source = {.catalog = catalog, .db = db, .totals = totals_create(0)};
	bool ok = source.totals ? story_check_all(&source, err)
							: error_set(err, ERROR_UNAVAILABLE, "no memory to count with");
	totals_destroy(source.totals);
	return ok;
}

/* Prints everything that is wrong with a file, a line each, as far as one fault does not hide
 * others. */
static int check(const char *path, struct error *err)
{
	struct db *db = db_open(path, err);
	if (!db)
		return fail(err);
	bool ok = db_check(db, print_fault, NULL);
	struct catalog *catalog = ok ? load_catalog(db, err) : NULL;
	ok = catalog && validate_rows(catalog, db, err) && validate_derived(catalog, db, err) &&
		validate_codes(catalog, db, err) && validate_texts(catalog, db, err) &&
		check_pages(catalog, db, err);
	for (size_t i = 0; i < err->fault_count && i < ERROR_FAULTS_MAX; i++)
		printf("%s: %s%s%s\n", err->faults[i].parameter, err->faults[i].value,
			err->faults[i].value[0] ? " " : "", err->faults[i].reason);
	if (err->fault_count > ERROR_FAULTS_MAX)
		printf("and %zu more\n", err->fault_count - ERROR_FAULTS_MAX);
	if (err->detail[0])
		fail(err);
	if (ok)
		printf("%s: version %s, digest %s\n", catalog->name, catalog->version, catalog->digest);
	catalog_destroy(catalog);
	db_close(db);
	return ok ? DONE : FAILED;
}

static void print_difference(void *context, const char *fault)
{
	(void)context;
	puts(fault);
}

/* Prints what the dataset quotes from an article and the article does not have, a line each. */
static int verify(const struct config *config, struct error *err)
{
	struct proof proof;
	struct db *db = db_open(dataset_path(config), err);
	bool ok = db &&
		proof_run_file(db, config->argument, config->file, print_difference, NULL, &proof, err);
	db_close(db);
	if (!ok)
		return fail(err);
	printf("%s: %zu passages in %zu paragraphs, %zu differences\n", config->argument,
		proof.passages, proof.paragraphs, proof.faults);
	return proof.faults == 0 ? DONE : FAILED;
}

/* Writes the body of a response to stdout, from memory or from a file. */
static bool write_body(const struct response *response, struct error *err)
{
	if (response->file < 0)
		return standard_write(response->body.data, response->body.len, err);
	char part[65536];
	ssize_t got;
	int64_t at = response->offset;
	while ((got = pread(response->file, part, sizeof part, at)) > 0) {
		if (!standard_write(part, (size_t)got, err))
			return false;
		at += got;
	}
	return got == 0 ||
		error_set(err, ERROR_UNAVAILABLE, "cannot read the dataset: %s", strerror(errno));
}

static bool write_whole(struct response *response, struct error *err)
{
	bool ok = write_body(response, err);
	while (ok && response->rest) {
		buf_finish(&response->body);
		ok = handle_remainder(&response->rest, &response->body, err) && write_body(response, err);
	}
	return ok;
}

static int answer(
	const struct config *config, const struct snapshot_options *options, struct error *err)
{
	struct snapshot *snapshot = snapshot_create(dataset_path(config), options, err);
	if (!snapshot)
		return fail(err);
	struct request request = {.method = "GET", .target = config->argument};
	struct response response;
	handle(snapshot, &request, &response);
	snapshot_unref(snapshot);
	if (write_whole(&response, err) && response.status >= 300)
		error_set(err, ERROR_UNAVAILABLE, "answered with %d", response.status);
	response_finish(&response);
	return err->code == ERROR_NONE ? DONE : fail(err);
}

static int get(const struct config *config, struct error *err)
{
	struct snapshot_options options = {
		.connections = 1, .checked = reload_checks_first(dataset_path(config))};
	set_addresses(config);
	if (*config->archive && !(options.archive = archive_create(config->archive, &options, err)))
		return fail(err);
	int result = answer(config, &options, err);
	archive_destroy(options.archive);
	return result;
}

static int export(const struct config *config, struct error *err)
{
	/* two connections: one lists the keys while the other answers */
	struct snapshot_options options = {.connections = 2, .checked = true};
	set_addresses(config);
	struct snapshot *snapshot = snapshot_create(dataset_path(config), &options, err);
	if (!snapshot)
		return fail(err);
	size_t files;
	signal(SIGXFSZ, SIG_IGN); /* past a limit of file size write() fails, as on a full disk */
	bool ok = export_write(snapshot, config->argument, config->force, &files, err);
	snapshot_unref(snapshot);
	if (!ok)
		return fail(err);
	printf("%zu files are in %s\n", files, config->argument);
	return DONE;
}

static int assist(const struct config *config, struct error *err)
{
	set_addresses(config);
	return assist_run(config, dataset_path(config), err) ? DONE : fail(err);
}

static int healthcheck(const struct config *config, struct error *err)
{
	const char *where = *config->admin_listen ? config->admin_listen : config->listen;
	if (!probe_ready(where, err))
		return fail(err);
	printf("%s: ready\n", where);
	return DONE;
}

static void print_version(void)
{
	char codings[ENCODING_LIBRARIES_SIZE], seccomp[SANDBOX_VERSION_SIZE];
	encoding_libraries(codings);
	sandbox_library_version(seccomp);
	printf("yigai %s (build %s, SQLite %s, libmicrohttpd %s, Jansson %s, %s, libseccomp %s)\n",
		VERSION, BUILD_ID, db_library_version(), server_library_version(),
		builder_library_version(), codings, seccomp);
}

static int run(const struct config *config, struct error *err)
{
	switch (config->command) {
	case COMMAND_HELP:
		config_print_help();
		return DONE;
	case COMMAND_VERSION:
		print_version();
		return DONE;
	case COMMAND_SERVE:
		return serve(config, err);
	case COMMAND_CHECK:
		return check(config->argument, err);
	case COMMAND_VERIFY:
		return verify(config, err);
	case COMMAND_GET:
		return get(config, err);
	case COMMAND_EXPORT:
		return export(config, err);
	case COMMAND_HEALTHCHECK:
		return healthcheck(config, err);
	case COMMAND_MCP:
		return assist(config, err);
	}
	return MISUSED;
}

int main(int argc, char **argv)
{
	static struct error err;
	struct config config;
	if (!standard_hold())
		return FAILED;
	if (!config_parse(&config, argc, argv, &err)) {
		fail(&err);
		return MISUSED;
	}
	int result = run(&config, &err);
	error_clear(&err);
	return standard_flush(&err) ? result : fail(&err);
}
