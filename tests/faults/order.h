#ifndef ORDER_H
#define ORDER_H

#include <stdbool.h>
#include <stddef.h>

/* Which of a thread's calls fail. All zeroes: none. */
struct order {
	size_t calls, nth, failed; /* nth 0: none fails */
	bool for_good;
};

/* The nth call from now fails, once or it and all after it. */
static inline void order_begin(struct order *order, size_t nth, bool for_good)
{
	*order = (struct order){.nth = nth, .for_good = for_good};
}

/* Whether the call that is made now must fail. */
static inline bool order_fails(struct order *order)
{
	if (order->nth == 0)
		return false;
	order->calls++;
	if (order->for_good ? order->calls < order->nth : order->calls != order->nth)
		return false;
	order->failed++;
	return true;
}

/* None fails any more; how many did. */
static inline size_t order_end(struct order *order)
{
	order->nth = 0;
	return order->failed;
}

#endif
