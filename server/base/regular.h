#ifndef REGULAR_H
#define REGULAR_H

struct error;
struct stat;

/*
 * Opens a regular file to read, or what a symbolic link leads to if it is one. A pipe, a socket, a
 * device or a folder is refused without a wait for its other end. The caller closes the descriptor;
 * -1 with ERROR_UNAVAILABLE and the path.
 */
int regular_open(const char *path, struct stat *ret_stat, struct error *err);

#endif
