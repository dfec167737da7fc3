/* Units that begin alike: do they part? */
#include <stdio.h>

#include "figures.h"

/* Whether units a and b have the same numbers before them and after them. */
static bool are_copies(const network *net, int a, int b)
{
    const tg_real *w1 = net->w[0]->data, *w2 = net->w[1]->data;
    const int n = net->w[0]->shape.dim[0];
    for (int i = 0; i < n; i++)
        if (w1[i * n + a] != w1[i * n + b] || w2[a * n + i] != w2[b * n + i])
            return false;
    return true;
}

static int different_units(const network *net)
{
    int different = 0;
    for (int a = 0; a < net->w[0]->shape.dim[1]; a++) {
        int b = 0;
        while (b < a && !are_copies(net, a, b))
            b++;
        different += b == a;
    }
    return different;
}

units begin_from(const kind *k)
{
    units count;
    tg_tape *tape = tg_tape_new();
    network net = make(tape, k, 2, 4, 8, 1);
    tg_mark start = tg_tape_mark(tape);
    count.before = different_units(&net);
    for (int step = 0; step < 200; step++) {
        tg_backward(loss_of(&net, k));
        tg_descend(net.w[0], 0.5);
        tg_descend(net.w[1], 0.5);
        tg_rewind(tape, start);
    }
    count.after = different_units(&net);
    printf("  %-16s %6.3f   ", name_of(k), tg_item(loss_of(&net, k)));
    for (int j = 0; j < 4; j++)
        printf(" %8.3f", (double)net.w[0]->data[j]);
    printf("  %3d %6d\n", count.before, count.after);
    tg_tape_free(tape);
    return count;
}
