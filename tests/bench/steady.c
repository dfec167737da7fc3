/* A training step in steady state calls malloc zero times. */
#include <stdio.h>

#include "allocations.h"
#include "tapegrad.h"

int main(void)
{
    tg_set_threads(1); /* others allocate when they first do a share */
    tg_tape *tape = tg_tape_new();
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 200);
    tg_dense(model, 64, "relu");
    tg_dense(model, 10, "softmax");
    tg_compile(model, "adam", "sparse_categorical_crossentropy", NULL);
    model->optimizer->clip_global_norm = 1;
    tg_mark start = tg_tape_mark(tape);
    long before = 0;
    for (int step = 0; step < 50; step++) {
        if (step == 3)
            before = allocations;
        tg_tensor *x = tg_full(tape, 0.5, 96, 200);
        tg_tensor *labels = tg_zeros(tape, 96);
        tg_tensor *loss = tg_model_loss(model, x, labels, true);
        tg_tensor *dropped = tg_dropout(x, 0.5, true);
        tg_backward(tg_add(loss, tg_mean(dropped)));
        tg_optimizer_step(model->optimizer);
        tg_rewind(tape, start);
    }
    printf("calls of malloc: %ld for the first 3 steps, %ld for 47 more\n",
           before, allocations - before);
    const bool steady = allocations == before && before > 0;
    tg_tape_free(tape);
    return steady ? 0 : 1;
}
