#include "assertion/bound.h"

#include "assertion/sentence.h"

#include <string.h>

/* Finds the longest bounding phrase that ends before a piece. Returns its number of pieces. */
static size_t find_bound(const struct sentence *sentence, size_t end, enum amount_bound *ret_bound)
{
	static const struct {
		const char *phrase;
		enum amount_bound bound;
	} before[] = {{"no more than", AMOUNT_AT_MOST}, {"not more than", AMOUNT_AT_MOST},
		{"no less than", AMOUNT_AT_LEAST}, {"no fewer than", AMOUNT_AT_LEAST},
		{"more than", AMOUNT_MORE}, {"at least", AMOUNT_AT_LEAST}, {"over", AMOUNT_MORE},
		{"just over", AMOUNT_MORE}, {"well over", AMOUNT_MORE}, {"above", AMOUNT_MORE},
		{"exceeding", AMOUNT_MORE}, {"less than", AMOUNT_LESS}, {"fewer than", AMOUNT_LESS},
		{"under", AMOUNT_LESS}, {"below", AMOUNT_LESS}, {"at most", AMOUNT_AT_MOST},
		{"up to", AMOUNT_UP_TO}, {"as many as", AMOUNT_UP_TO}, {"within", AMOUNT_AT_MOST},
		{"about", AMOUNT_ABOUT}, {"around", AMOUNT_ABOUT}, {"nearly", AMOUNT_NEARLY},
		{"almost", AMOUNT_NEARLY}, {"approximately", AMOUNT_ABOUT}, {"roughly", AMOUNT_ABOUT},
		{"some", AMOUNT_ABOUT}, {"close to", AMOUNT_NEARLY}, {"just under", AMOUNT_NEARLY},
		{"estimated", AMOUNT_ABOUT}, {"an estimated", AMOUNT_ABOUT}, {"不超过", AMOUNT_AT_MOST},
		{"不少于", AMOUNT_AT_LEAST}, {"不低于", AMOUNT_AT_LEAST}, {"不多于", AMOUNT_AT_MOST},
		{"不高于", AMOUNT_AT_MOST}, {"超过", AMOUNT_MORE}, {"至少", AMOUNT_AT_LEAST},
		{"超", AMOUNT_MORE}, {"逾", AMOUNT_MORE}, {"多于", AMOUNT_MORE}, {"高于", AMOUNT_MORE},
		{"突破", AMOUNT_MORE}, {"不到", AMOUNT_LESS}, {"不足", AMOUNT_LESS}, {"少于", AMOUNT_LESS},
		{"低于", AMOUNT_LESS}, {"至多", AMOUNT_AT_MOST}, {"最多", AMOUNT_UP_TO},
		{"近", AMOUNT_NEARLY}, {"将近", AMOUNT_NEARLY}, {"接近", AMOUNT_NEARLY},
		{"几乎", AMOUNT_NEARLY}, {"差不多", AMOUNT_ABOUT}, {"约", AMOUNT_ABOUT},
		{"大约", AMOUNT_ABOUT}, {"大概", AMOUNT_ABOUT}};
	size_t longest = 0;
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		for (size_t back = longest + 1; back <= 3 && back <= end; back++)
			if (sentence_match(sentence, end - back, before[i].phrase) == back) {
				*ret_bound = before[i].bound;
				longest = back;
			}
	return longest;
}

/* A sign before a piece: >64, but not 60~64. Returns its number of pieces. */
static size_t find_sign(const struct sentence *sentence, size_t end, enum amount_bound *ret_bound)
{
	static const struct {
		const char *sign;
		enum amount_bound bound;
	} signs[] = {{">", AMOUNT_MORE}, {"＞", AMOUNT_MORE}, {">=", AMOUNT_AT_LEAST},
		{"≥", AMOUNT_AT_LEAST}, {"<", AMOUNT_LESS}, {"＜", AMOUNT_LESS}, {"<=", AMOUNT_AT_MOST},
		{"≤", AMOUNT_AT_MOST}, {"~", AMOUNT_ABOUT}, {"～", AMOUNT_ABOUT}, {"≈", AMOUNT_ABOUT}};
	if (end == 0 || sentence->pieces[end - 1].kind != TOKEN_MARK)
		return 0;
	if (end > 1 && sentence_is_digits(sentence, end - 2))
		return 0;
	const char *behind = sentence->text + sentence->pieces[end - 1].end;
	size_t len = sentence->pieces[end - 1].end - sentence->pieces[end - 1].start, longest = 0;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t size = strlen(signs[i].sign);
		if (size <= len && size > longest && memcmp(behind - size, signs[i].sign, size) == 0) {
			longest = size;
			*ret_bound = signs[i].bound;
		}
	}
	return longest > 0;
}

/*
 * The phrase is next to the number, or a word that introduces the number is between them:
 * 将近有64家, 超过了64家.
 */
size_t bound_read_before(
	const struct sentence *sentence, size_t first, enum amount_bound *ret_bound)
{
	enum { BETWEEN_MAX = 2 };
	for (size_t end = first; end + BETWEEN_MAX >= first; end--) {
		size_t count = find_bound(sentence, end, ret_bound);
		count = count > 0 ? count : find_sign(sentence, end, ret_bound);
		if (count > 0)
			return first - end + count;
		if (end == 0 ||
			!(sentence_leads(sentence, end - 1) || sentence_is(sentence, end - 1, "了")))
			return 0;
	}
	return 0;
}

size_t bound_read_behind(const struct sentence *sentence, size_t end, enum amount_bound *ret_bound)
{
	static const struct {
		const char *phrase;
		enum amount_bound bound;
	} behind[] = {{"以上", AMOUNT_AT_LEAST}, {"以下", AMOUNT_AT_MOST}, {"以内", AMOUNT_AT_MOST},
		{"左右", AMOUNT_ABOUT}, {"上下", AMOUNT_ABOUT}, {"or so", AMOUNT_ABOUT},
		{"or more", AMOUNT_AT_LEAST}, {"or less", AMOUNT_AT_MOST}, {"at least", AMOUNT_AT_LEAST},
		{"at most", AMOUNT_AT_MOST}};
	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
		size_t count = sentence_match(sentence, end, behind[i].phrase);
		if (count == 0)
			continue;
		*ret_bound = behind[i].bound;
		return count;
	}
	bool is_plus = sentence_is_mark(sentence, end, '+');
	*ret_bound = is_plus ? AMOUNT_AT_LEAST : *ret_bound;
	return is_plus;
}
