/* A training step in steady state calls malloc zero times. */
#include <stdio.h>

#include "allocations.h"
#include "tapegrad.h"

/* Calls of malloc by 20 epochs of fit, after one of the same kind. */
static long fitting(tg_model *model)
{
    tg_array *x = tg_array_new(TG_U8, 2, (size_t[]){100, 200});
    tg_array *y = tg_array_new(TG_U8, 1, (size_t[]){100});
    long before = 0;
    for (int i = 0; i < 2; i++) {
        before = allocations;
        tg_fit(model, x, y, .epochs = i == 0 ? 1 : 20, .batch_size = 16,
               .quiet = true, .validation_split = 0.3, .accumulate = 2,
               .sample_weight = y,
               .early_stopping = {.patience = 99, .restore_best = true});
    }
    tg_array_free(x);
    tg_array_free(y);
    return allocations - before;
}

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
    bool steady = allocations == before && before > 0;
    const long more = fitting(model);
    printf("calls of malloc: %ld in 20 epochs of fit\n", more);
    steady = steady && more == 0;
    tg_tape_free(tape);
    return steady ? 0 : 1;
}
