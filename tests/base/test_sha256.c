#include "suite.h"

#include "base/sha256.h"

#include <stdio.h>
#include <unistd.h>

static const char *hex(struct sha256 sum)
{
	static char text[SHA256_HEX_SIZE];
	sha256_hex(&sum, text);
	return text;
}

/* FIPS 180-4's own examples. */
START_TEST(texts_have_the_sums_of_the_standard)
{
	ck_assert_str_eq(
		hex(sha256_of("", 0)), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	ck_assert_str_eq(hex(sha256_of("abc", 3)),
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

START_TEST(a_file_has_the_sum_of_its_bytes_wherever_it_stands)
{
	static char bytes[200000];
	static const size_t sizes[] = {0, 1, 65536, 65537, sizeof bytes};
	for (size_t i = 0; i < COUNT(sizes); i++) {
		FILE *file = tmpfile();
		struct sha256 sum;
		ck_assert_uint_eq(fwrite(bytes, 1, sizes[i], file), sizes[i]);
		fflush(file);
		off_t at = lseek(fileno(file), 0, SEEK_CUR);
		ck_assert(sha256_of_file(fileno(file), &sum));
		struct sha256 whole = sha256_of(bytes, sizes[i]);
		ck_assert_mem_eq(sum.bytes, whole.bytes, SHA256_LEN);
		ck_assert_int_eq(lseek(fileno(file), 0, SEEK_CUR), at);
		fclose(file);
	}
}

START_TEST(what_cannot_be_read_has_none)
{
	struct sha256 sum;
	ck_assert(!sha256_of_file(-1, &sum));
}

SUITE("sha256", texts_have_the_sums_of_the_standard,
	a_file_has_the_sum_of_its_bytes_wherever_it_stands, what_cannot_be_read_has_none)
