/* What a student names in a command: W1, %5, loss, W1[406,7], h[0,:],
 * W1.grad[0, 2:5], W1.grad 0 3. */
#ifndef TG_LOOK_STEP_PICK_H
#define TG_LOOK_STEP_PICK_H

#include "look/step/replay.h"

typedef struct tg_pick {
    tg_tensor *t;
    bool gradient;         /* .grad was asked for */
    int from[TG_MAX_RANK]; /* numbers from[a] .. to[a] - 1 along axis a */
    int to[TG_MAX_RANK];
    tg_shape shape; /* of the picked numbers, without axes of one number */
    size_t first;   /* the first number of it */
    bool whole;     /* all of the tensor */
} tg_pick;

/* Reads a pick from *text and moves *text to after it. A name is that of an
 * entry (tg_param, tg_named), else of a variable that the program gave to an
 * op or to tg_backward: sum of tg_sub(sum, y). The loss is loss, or L. Of
 * several entries with the same name the last is meant. False with tg_error(),
 * which lists what there is. */
bool tg_pick_read(const tg_replay *replay, const char **text, tg_pick *out);

/* The same, for one number that is all of the text. */
bool tg_pick_number(const tg_replay *replay, const char *text, tg_pick *out);

/* Copies the picked numbers of `from`, t or its gradient, to out. */
void tg_pick_copy(const tg_pick *pick, const tg_tensor *from, tg_real *out);

/* "W1[406,7]", "%5[0]", "w": how number i of t is called. */
typedef struct tg_number_text {
    char s[96];
} tg_number_text;
tg_number_text tg_number_name(const tg_tensor *t, size_t i);

#endif
