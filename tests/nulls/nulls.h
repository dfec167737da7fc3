/* What the calls that calls.awk writes pass where they do not pass NULL. */
#ifndef TESTS_NULLS_NULLS_H
#define TESTS_NULLS_NULLS_H

#include "tapegrad.h"

typedef struct null_call {
    const char *function;
    int argument; /* that is NULL, 1 the first */
    int allowed;  /* may return; else it must fail and say NULL */
    void (*call)(void);
} null_call;

extern const null_call null_calls[];
extern const int null_call_count;

extern tg_tape *tape;
extern tg_tensor *matrix, *number, *one, *index, *tensors[2], *out[2];
extern tg_real numbers[16];
extern char text[64];
extern int ints[8];
extern size_t sizes[8];
extern tg_rng rng;
extern tg_op own;
extern tg_shape shape;
extern tg_running running;
extern tg_mark mark;
extern tg_layer *image, *dense, *layers[2];
extern tg_layers list;
extern tg_model *model;
extern tg_array *array;
extern const tg_array *arrays[2];
extern tg_batch batch;
extern tg_schedule schedule;
extern tg_data data;
extern tg_scores scores;
extern tg_losses losses;
extern tg_real *to[2];
extern bool bools[2];
tg_batch_maker maker;
tg_layers_function of_several;
tg_fail_handler handler;

#endif
