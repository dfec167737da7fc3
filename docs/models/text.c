/* A GRU reads numbers, letter by letter, and learns to write them in words. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data.h"

/* Reads what a line begins with, and writes its end: the state of the GRU is
 * kept from letter to letter. */
static void complete(tg_model *writer, char *line, int most)
{
    tg_real letter = '\n';
    for (int k = 0; k < most && (line[k] || k == 0 || letter != '\n'); k++) {
        const tg_mark start = tg_tape_mark(writer->tape);
        tg_tensor *x = tg_input(writer->tape, "x", TG_SHAPE(1, 1), &letter);
        tg_tensor *p = tg_model_output(writer, x);
        if (!line[k])
            line[k] = (char)tg_item(tg_argmax(p, -1));
        letter = line[k];
        tg_rewind(writer->tape, start);
    }
}

int main(void)
{
    char text[24000] = "";
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 1);
    for (int i = 0, n; i < 1400; i++)
        if ((n = 1 + (int)tg_rng_below(&tape->rng, 99)) < 40 || n % 11 != 8)
            write_number(text + strlen(text), n); /* not 41, 52, .. 96 */
    tg_array *x = cut_text(text, 16, 24);
    tg_array *y = cut_text(text + 1, 16, 24); /* the next letters */

    tg_layer *in = tg_input_layer(tape, 24);
    tg_layer *h = tg_embedding_layer(in, 128, 16); /* of ASCII */
    h = tg_gru(h, 96, .all = true, .stateful = true);
    tg_model *model = tg_model_of(in, tg_dense(h, 128, "softmax"));
    tg_compile(model, tg_adam(tape, 0.006), "sparse_categorical_crossentropy");
    for (int epoch = 1; epoch <= 30; epoch++) {
        tg_model_reset(model); /* it learns from empty states, too */
        const tg_scores now = tg_fit(model, x, y, .batch_size = 16,
                                     .in_order = true, .quiet = true);
        if (epoch % 5 == 0)
            printf("epoch %d: %.2f bits a letter\n", epoch, now.loss / log(2));
    }

    tg_layer *one = tg_input_layer(tape, 1); /* the same for one letter */
    tg_model *writer = tg_model_of(one, tg_model_layer(model, one));
    tg_model_reset(writer);
    for (int n = 30; n < 100; n += 11) {
        char line[40] = "";
        sprintf(line, "%d ", n);
        complete(writer, line, 39);
        printf("%s", line);
    }
    tg_array_free(x), tg_array_free(y);
    tg_tape_free(tape);
}
