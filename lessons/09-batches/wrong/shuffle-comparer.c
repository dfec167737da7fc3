/* loses: TASK 6 = 6; says: "qsort is asked to sort with a comparison that
 * tosses a coin. It assumes that a < b and b < c give a < c; what comes out
 * depends on how it sorts, and is not even." */
#include <stdlib.h>

static int (*coin_of_shuffle)(int k);

static int toss(const void *a, const void *b)
{
    (void)a, (void)b;
    return coin_of_shuffle(2) ? 1 : -1;
}

void shuffle(int *order, int n, int (*below)(int k))
{
    coin_of_shuffle = below;
    qsort(order, (size_t)n, sizeof *order, toss);
}
