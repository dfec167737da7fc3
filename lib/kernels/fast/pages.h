/* Large blocks of memory in large pages: a tape that records a million entries
 * for the first time spends half of that time on page faults of 4 KB each. */
#ifndef TG_KERNELS_FAST_PAGES_H
#define TG_KERNELS_FAST_PAGES_H

#include <stddef.h>

/* Asks for huge pages where the system has them; nothing happens elsewhere. */
void tg_use_huge_pages(void *memory, size_t bytes);

#endif
