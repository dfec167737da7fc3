/* What this machine can do at most: the yardsticks of make bench. */
#ifndef BENCH_PEAK_H
#define BENCH_PEAK_H

/* Float32 multiply-adds of one core from its registers, as GFLOP/s. */
double peak_gflops(void);

/* Bytes that one core reads and writes of memory far larger than its caches,
 * in GB/s. */
double memory_gbytes(void);

#endif
