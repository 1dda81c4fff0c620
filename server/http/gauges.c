#include "http/gauges.h"

#include "base/buf.h"
#include "base/cache.h"
#include "dataset/archive.h"
#include "dataset/catalog.h"
#include "dataset/current.h"
#include "dataset/snapshot.h"
#include "http/metrics.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

/* The descriptor of /proc/self/statm; -1 if it could not be opened. */
static int statm = -1;

void gauges_prepare(void)
{
	statm = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
}

static void write_snapshot(struct buf *out, const struct snapshot *snapshot)
{
	const struct catalog *catalog = snapshot_catalog(snapshot);
	struct cache_counts counts;
	struct archive_counts archive;
	cache_count(snapshot_replies(snapshot), &counts);
	archive_count(snapshot_archive(snapshot), &archive);
	buf_printf(out,
		"# HELP yigai_dataset_info The dataset that is served.\n# TYPE yigai_dataset_info gauge\n"
		"yigai_dataset_info{name=\"%s\",version=\"%s\",digest=\"%s\"} 1\n",
		catalog->name, catalog->version, catalog->digest);
	const struct {
		const char *name, *type, *help;
		double value;
	} values[] = {
		{"yigai_cache_hits_total", "counter", "Finds in the memory of this dataset's answers.",
			(double)counts.hits},
		{"yigai_cache_misses_total", "counter", "Asked for and not found there.",
			(double)counts.misses},
		{"yigai_cache_evictions_total", "counter", "Made room there.", (double)counts.evictions},
		{"yigai_cache_entries", "gauge", "Answers there.", (double)counts.entries},
		{"yigai_cache_bytes", "gauge", "Bytes of them.", (double)counts.bytes},
		{"yigai_cache_max_bytes", "gauge", "Bytes that there is room for.", (double)counts.max},
		{"yigai_archive_datasets", "gauge", "Released datasets that are known.",
			(double)archive.datasets},
		{"yigai_archive_open", "gauge", "Of these, those that are open.", (double)archive.open},
		{"yigai_archive_refused", "gauge", "Of these, those whose files were refused lately.",
			(double)archive.refused},
	};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		metrics_write_value(out, values[i].name, values[i].type, values[i].help, values[i].value);
}

static double seconds(const struct timeval *time)
{
	return (double)time->tv_sec + (double)time->tv_usec / 1e6;
}

static void write_process(struct buf *out)
{
	struct rusage usage;
	long pages = 0;
	char text[128];
	getrusage(RUSAGE_SELF, &usage);
	ssize_t len = pread(statm, text, sizeof text - 1, 0);
	text[len > 0 ? len : 0] = '\0';
	if (sscanf(text, "%*d %ld", &pages) != 1)
		pages = 0;
	metrics_write_value(out, "process_cpu_seconds_total", "counter",
		"User and system time of the process.",
		seconds(&usage.ru_utime) + seconds(&usage.ru_stime));
	if (pages > 0)
		metrics_write_value(out, "process_resident_memory_bytes", "gauge", "Memory in use.",
			(double)pages * (double)sysconf(_SC_PAGESIZE));
}

static void write_reloads(struct buf *out, struct current *current)
{
	struct reloads reloads;
	struct kept kept[CURRENT_KEPT_MAX];
	current_reloads(current, &reloads);
	metrics_write_value(out, "yigai_datasets_kept", "gauge",
		"Replaced datasets that answer who began with them.",
		(double)current_list_kept(current, kept));
	metrics_write_value(out, "yigai_reloads_total", "counter", "Datasets that replaced another.",
		(double)reloads.done);
	metrics_write_value(out, "yigai_reloads_refused_total", "counter",
		"Datasets that were found bad and did not.", (double)reloads.refused);
	metrics_write_value(out, "yigai_reload_is_refused", "gauge",
		"Whether the last one was found bad; /readyz?verbose says why.", reloads.reason[0] ? 1 : 0);
}

void gauges_write(struct current *current, struct buf *out)
{
	write_snapshot(out, current_enter(current));
	current_leave(current);
	write_reloads(out, current);
	write_process(out);
}
