#include "dataset/interrupt.h"

#include "dataset/db.h"

void interrupt_init(struct interrupt *interrupt)
{
	pthread_mutex_init(&interrupt->lock, NULL);
	interrupt->db = NULL;
	interrupt->struck = false;
}

void interrupt_finish(struct interrupt *interrupt)
{
	pthread_mutex_destroy(&interrupt->lock);
}

void interrupt_watch(struct interrupt *interrupt, struct db *db)
{
	if (!interrupt)
		return;
	pthread_mutex_lock(&interrupt->lock);
	interrupt->db = db;
	pthread_mutex_unlock(&interrupt->lock);
}

void interrupt_strike(struct interrupt *interrupt)
{
	pthread_mutex_lock(&interrupt->lock);
	interrupt->struck = true;
	if (interrupt->db)
		db_interrupt(interrupt->db);
	pthread_mutex_unlock(&interrupt->lock);
}

bool interrupt_is_struck(struct interrupt *interrupt)
{
	if (!interrupt)
		return false;
	pthread_mutex_lock(&interrupt->lock);
	bool struck = interrupt->struck;
	pthread_mutex_unlock(&interrupt->lock);
	return struck;
}
