#ifndef DESCRIPTOR_H
#define DESCRIPTOR_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes len bytes to a blocking descriptor, and goes on where write() took only a part or a signal
 * came between. Returns false and sets errno if it fails, with a part written perhaps.
 */
bool descriptor_write(int fd, const void *data, size_t len);

#endif
