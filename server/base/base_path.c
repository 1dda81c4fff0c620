#include "base/base_path.h"

#include <string.h>

static const char *base = "";
static size_t base_len;

bool base_path_is_sound(const char *path)
{
	static const char unreserved[] = /* RFC 3986, section 2.3 */
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
	if (strlen(path) > BASE_PATH_MAX)
		return false;
	for (const char *p = path; *p;) {
		const char *segment = p + 1;
		size_t len = strspn(segment, unreserved);
		if (*p != '/' || len == 0 || strspn(segment, ".") == len)
			return false;
		p = segment + len;
	}
	return true;
}

void base_path_set(const char *path)
{
	base = path;
	base_len = strlen(path);
}

const char *base_path(void)
{
	return base;
}

const char *base_path_skip(const char *path)
{
	if (base_len == 0 || strncmp(path, base, base_len) != 0)
		return path;
	const char *rest = path + base_len;
	return *rest == '/' || *rest == '?' || *rest == '\0' ? rest : path;
}
