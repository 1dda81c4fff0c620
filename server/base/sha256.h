#ifndef SHA256_H
#define SHA256_H

#include <stdbool.h>
#include <stddef.h>

enum { SHA256_LEN = 32, SHA256_HEX_SIZE = 2 * SHA256_LEN + 1 };

/* SHA-256 (FIPS 180-4). */
struct sha256 {
	unsigned char bytes[SHA256_LEN];
};

struct sha256 sha256_of(const void *data, size_t len);

/* Of a whole file, wherever its descriptor stands, which stays there. False where it cannot be
 * read. */
bool sha256_of_file(int file, struct sha256 *ret_sum);

/* In lower-case hexadecimal. */
void sha256_hex(const struct sha256 *sum, char ret_text[static SHA256_HEX_SIZE]);

#endif
