/* Walking over broadcast operands, a run of the innermost axis at a time. */
#ifndef TG_KERNELS_BROADCAST_H
#define TG_KERNELS_BROADCAST_H

#include "kernels/elementwise.h"

enum { TG_WALK_RANK = 6, TG_WALK_INPUTS = 3 };

typedef struct tg_walk {
    int rank;
    int inputs;
    size_t dim[TG_WALK_RANK]; /* of the output, which is dense */
    size_t stride[TG_WALK_INPUTS][TG_WALK_RANK]; /* numbers; 0: stretched */
} tg_walk;

/* Runs `loop` over the whole walk. Each input is dense apart from its
 * stretched axes. */
void tg_walk_run(tg_walk walk, tg_loop *loop, const tg_real *const *in,
                 tg_real *y);

#endif
