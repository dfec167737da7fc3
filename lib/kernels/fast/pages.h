/* Large blocks of memory in large pages: a cold tape of a million entries
 * spends half of its time on being given 4 KB pages, one by one. */
#ifndef TG_KERNELS_FAST_PAGES_H
#define TG_KERNELS_FAST_PAGES_H

#include <stddef.h>

/* Asks for huge pages where the system has them; nothing happens elsewhere. */
void tg_use_huge_pages(void *memory, size_t bytes);

#endif
