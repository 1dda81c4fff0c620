#ifndef FILE_H
#define FILE_H

/*
 * The response for /v1/dataset.sqlite (endpoint_file() in api/context.h) carries a Repr-Digest with
 * the file's SHA-256, if the file has at most this many bytes. The first request waits while it is
 * computed, about 4 ms per MiB, and must not delay others for long.
 */
enum { FILE_DIGEST_MAX = 32 << 20 };

#endif
