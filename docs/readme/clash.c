/* Two shapes that do not fit, for the README. */
#include "tapegrad.h"

int main(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(32, 784), NULL);
    tg_tensor *W1 = tg_param(tape, "W1", 128, 784);
    tg_tensor *z = tg_matmul(x, W1);
    tg_print(z);
    tg_tape_free(tape);
}
