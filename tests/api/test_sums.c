#include "../suite.h"

#include "api/folder.h"
#include "api/sums.h"
#include "base/error.h"
#include "../pages.h"

#include <fcntl.h>

static struct error err;
static struct folder folder;

static void begin(void)
{
	static char name[1100];
	page_clear();
	error_clear(&err);
	snprintf(name, sizeof name, "%s", page_path("out"));
	ck_assert_msg(folder_init(&folder, name, false, &err), "%s", err.detail);
}

static void stage(const char *path, const char *text)
{
	int file = folder_stage(&folder, path, &err);
	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(write(file, text, strlen(text)), (ssize_t)strlen(text));
	close(file);
}

START_TEST(each_file_has_a_line_that_sha256sum_reads)
{
	char command[1200];
	begin();
	stage("a", "");
	stage("b/c.json", "abc");
	ck_assert_msg(sums_stage(&folder, &err), "%s", err.detail);
	ck_assert_msg(folder_settle(&folder, &err), "%s", err.detail);
	folder_finish(&folder);
	FILE *file = fopen(page_path("out/" SUMS_PATH), "r");
	char text[1024];
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	ck_assert_str_eq(text,
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n"
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b/c.json\n");
	snprintf(command, sizeof command, "cd %s && sha256sum --quiet -c " SUMS_PATH, page_path("out"));
	ck_assert_int_eq(system(command), 0);
}

START_TEST(a_file_that_is_gone_is_named)
{
	begin();
	stage("a", "");
	ck_assert_int_eq(unlinkat(folder.staging, "0", 0), 0);
	ck_assert(!sums_stage(&folder, &err));
	ck_assert_msg(strstr(err.detail, "/a: ") != NULL, "%s", err.detail);
	folder_finish(&folder);
}

SUITE("sums", each_file_has_a_line_that_sha256sum_reads, a_file_that_is_gone_is_named)
