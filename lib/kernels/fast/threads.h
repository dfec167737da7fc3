/* A pool of threads that share out the numbers of a result.
 *
 * Outputs are split, never a sum, so the bits are the same with any number of
 * threads. A share that no worker has taken is done by the caller, which waits
 * only for shares that are begun: a descheduled worker without one delays
 * nothing. */
#ifndef TG_KERNELS_FAST_THREADS_H
#define TG_KERNELS_FAST_THREADS_H

#include <stddef.h>

/* Does the part from .. to-1 of some work. */
typedef void tg_task(void *context, size_t from, size_t to);

/* Does 0 .. n-1, in shares of at least `grain`, on all threads; returns when
 * all is done. Small work, n < 2 * grain, stays on the calling thread, and so
 * does work begun inside a task or while another thread uses the pool. */
void tg_parallel(size_t n, size_t grain, tg_task *task, void *context);

/* How many threads work: TG_THREADS in the environment, else the cores of the
 * machine; at least 1. */
int tg_threads(void);

/* From now on n threads, the calling one among them; 0: the default again. */
void tg_set_threads(int n);

/* Memory for the calling thread's intermediate results, kept for its next call
 * and freed when it ends. NULL when there is no memory. */
void *tg_scratch(size_t bytes);

#endif
