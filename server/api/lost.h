#ifndef LOST_H
#define LOST_H

struct context;

/* Sets ERROR_NOT_FOUND for an address at which nothing is, with the nearest one at which something is. */
void lost_tell(struct context *ctx);

#endif
