#include "served.h"

/* Requests that harm only together: what one leaves behind must not be taken for something else. */

START_TEST(no_address_leads_to_a_total_that_was_counted_before)
{
	/* a double whose last three bytes end a reply's key, and the others an Accept: once they shared
	 * a map with totals, whose key is their SQL and its values; 0.9.75 takes blanks for the
	 * target's */
	static const char bytes[sizeof(double) + 1] = "aaaaa\0"
												  "0f";
	double number;
	char text[64], target[128], *plus;
	memcpy(&number, bytes, sizeof number);
	snprintf(text, sizeof text, "%.17g", number);
	while ((plus = strchr(text, '+')))
		memmove(plus, plus + 1, strlen(plus));
	snprintf(target, sizeof target, "/v1/lights?height__lt=%s&limit=1", text);
	begin();
	wire_ask(&wire, "GET", target, &reply);
	ck_assert_int_eq(reply.status, 200);
	ck_assert_str_ne(reply_header(&reply, "X-Total-Count"), "1");
	wire_puts(&wire,
		"GET SELECT count(*) FROM \"api_lights\" WHERE \"height\" < ?1 HTTP/1.1\r\n" HOST
		"Accept: 2aaaaa\r\n\r\n");
	wire_read(&wire, false, &reply);
	ck_assert_int_eq(reply.status, 400);
	wire_close(&wire);
	wire_open(&wire, &daemon_);
	assert_usable(&wire);
	end();
}

START_TEST(a_target_that_no_grammar_allows_is_refused_as_often_as_it_comes)
{
	static const char *const targets[] = {
		"v1/lights", "/v1/lights#a", "/v1/li\x7Fghts", "http://:1/v1"};
	begin();
	for (size_t i = 0; i < 2 * COUNT(targets); i++) {
		wire_ask(&wire, "GET", targets[i / 2], &reply);
		ck_assert_msg(reply.status == 400, "%s: %d", targets[i / 2], reply.status);
	}
	assert_usable(&wire);
	end();
}

SUITE("sequence", no_address_leads_to_a_total_that_was_counted_before,
	a_target_that_no_grammar_allows_is_refused_as_often_as_it_comes)
