/* Units that begin alike: do they part? */
#include <stdio.h>

#include "figures.h"

/* How many units of layer 1 have other numbers than the first, before them or
 * after them. */
static int unlike_the_first(const network *net)
{
    const tg_real *in = net->w[0]->data, *out = net->w[1]->data;
    const int n = net->w[0]->shape.dim[0];
    int unlike = 0;
    for (int j = 1; j < n; j++) {
        int numbers = 0;
        for (int i = 0; i < n; i++)
            numbers += (in[i * n + j] != in[i * n]) +
                       (out[j * n + i] != out[i]);
        unlike += numbers > 0;
    }
    return unlike;
}

units begin_from(const kind *k)
{
    units count;
    tg_tape *tape = tg_tape_new();
    network net = make(tape, k, 2, 4, 8, 1);
    tg_mark start = tg_tape_mark(tape);
    count.before = unlike_the_first(&net);
    for (int step = 0; step < 200; step++) {
        tg_backward(loss_of(&net, k));
        tg_descend(net.w[0], 0.5);
        tg_descend(net.w[1], 0.5);
        tg_rewind(tape, start);
    }
    count.after = unlike_the_first(&net);
    printf("  %-16s %6.3f   ", name_of(k), tg_item(loss_of(&net, k)));
    for (int j = 0; j < 4; j++)
        printf(" %8.3f", (double)net.w[0]->data[j]);
    printf("  %3d %6d\n", count.before, count.after);
    tg_tape_free(tape);
    return count;
}
