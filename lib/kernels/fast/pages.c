/* madvise is not POSIX; where it is, it says so. */
#define _DEFAULT_SOURCE
#include "kernels/fast/pages.h"

#include <sys/mman.h>

void tg_use_huge_pages(void *memory, size_t bytes)
{
#ifdef MADV_HUGEPAGE
    const size_t huge = 2 * 1024 * 1024;
    if (bytes >= huge)
        (void)madvise(memory, bytes / huge * huge, MADV_HUGEPAGE);
#else
    (void)memory, (void)bytes;
#endif
}
