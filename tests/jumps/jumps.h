/* A tape with all that an act needs, made before the mark. */
#ifndef TESTS_JUMPS_JUMPS_H
#define TESTS_JUMPS_JUMPS_H

#include <stdio.h>

#include "tapegrad.h"

typedef struct scene {
    tg_tape *tape;
    tg_tensor *x, *w, *b, *image, *kernel; /* [3 x 5] [5 x 4] [4] .. */
    tg_model *model;                       /* 5 inputs, 4 outputs */
    tg_array *rows, *labels;               /* [6 x 5], [6] */
    tg_mark start;
    FILE *in, *out; /* closed by the scene's end, whatever happens */
} scene;

typedef void act(scene *s);

act act_forward, act_backward, act_second, act_gradcheck, act_conv, act_fit,
    act_fit_all, act_fit_made, act_evaluate, act_layers, act_images,
    act_explain, act_texts;

#endif
