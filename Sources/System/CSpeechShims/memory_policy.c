#include "memory_policy.h"

#include <malloc.h>

void memory_return_large_blocks(void) {
    mallopt(M_MMAP_THRESHOLD, 4 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 8 * 1024 * 1024);
}

void memory_return_free(void) {
    malloc_trim(0);
}
