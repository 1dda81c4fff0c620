#include "base/sha256.h"

#include <sha2.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

enum { PART = 64 << 10 };

struct sha256 sha256_of(const void *data, size_t len)
{
	struct sha256 sum;
	SHA2_CTX state;
	SHA256Init(&state);
	SHA256Update(&state, data, len);
	SHA256Final(sum.bytes, &state);
	return sum;
}

bool sha256_of_file(int file, struct sha256 *ret_sum)
{
	uint8_t part[PART];
	SHA2_CTX state;
	ssize_t got;
	SHA256Init(&state);
	for (off_t at = 0; (got = pread(file, part, sizeof part, at)) > 0; at += got)
		SHA256Update(&state, part, (size_t)got);
	SHA256Final(ret_sum->bytes, &state);
	return got == 0;
}

void sha256_hex(const struct sha256 *sum, char ret_text[static SHA256_HEX_SIZE])
{
	for (size_t i = 0; i < SHA256_LEN; i++)
		snprintf(ret_text + 2 * i, 3, "%02x", sum->bytes[i]);
}
