#include <stdio.h>
#include "tapegrad.h"

int main(int argc, char **argv)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 0.1);
    tg_tensor *b = tg_param_scalar(tape, "b", 0.0);
    tg_mark start = tg_tape_mark(tape);

    for (int step = 0; step < 5; step++) {
        tg_tensor *x = tg_input(tape, "x", TG_SCALAR, (tg_real[]){2});
        tg_tensor *want = tg_input(tape, "want", TG_SCALAR, (tg_real[]){0.5});
        tg_tensor *y = tg_tanh(tg_add(tg_mul(w, x), b)); /* is recorded */
        tg_tensor *loss = tg_named(tg_square(tg_sub(y, want)), "loss");

        tg_backward(loss); /* the tape, read from its end */
        printf("loss %.4f  dw %7.4f\n", tg_item(loss), tg_item(w->grad));
        if (step == 0 && argc > 1)
            tg_write_dot(loss, argv[1]);
        tg_descend(w, 0.2); /* downhill, */
        tg_descend(b, 0.2);
        tg_rewind(tape, start); /* and forget all but the parameters */
    }
    tg_tape_free(tape);
}
