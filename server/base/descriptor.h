#ifndef DESCRIPTOR_H
#define DESCRIPTOR_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes len bytes to a blocking descriptor, continuing after partial writes and signals. Returns
 * false and sets errno on failure; part may have been written.
 */
bool descriptor_write(int fd, const void *data, size_t len);

#endif
