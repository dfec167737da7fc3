/* Counting calls of malloc and its kin, in a program that is linked with the
 * linker's --wrap for each of them (WRAP in the Makefile). */
#ifndef BENCH_ALLOCATIONS_H
#define BENCH_ALLOCATIONS_H

extern long allocations; /* so far */

#endif
