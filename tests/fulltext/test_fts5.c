#include "suite.h"

#include "fulltext.h"
#include "fulltext/fts5.h"

START_TEST(a_connection_has_an_interface_of_its_own)
{
	sqlite3 *one = fulltext_open(), *other = fulltext_open();
	ck_assert_ptr_nonnull(fts5_interface(one));
	ck_assert_ptr_eq(fts5_interface(one), fts5_interface(one));
	ck_assert_ptr_ne(fts5_interface(one), fts5_interface(other));
	sqlite3_close(one);
	sqlite3_close(other);
}

SUITE("fts5", a_connection_has_an_interface_of_its_own)
