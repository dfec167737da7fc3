/* The smallest program that goes backward: what it links is what one has to
 * read to know how the engine works. */
#include "tapegrad.h"

int main(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
    tg_tensor *loss = tg_square(tg_mul(w, w));
    tg_backward(loss);
    const double slope = tg_item(w->grad); /* 4 w^3 */
    tg_tape_free(tape);
    return slope == 108 ? 0 : 1;
}
