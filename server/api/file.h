#ifndef FILE_H
#define FILE_H

/*
 * /v1/dataset.sqlite (endpoint_file() of api/context.h) has a Repr-Digest, the SHA-256 of the whole
 * file, if it has at most so many bytes: who asks first waits for it, some 4 ms for each MiB, and
 * no request may hold up others for long.
 */
enum { FILE_DIGEST_MAX = 32 << 20 };

#endif
