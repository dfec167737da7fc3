/* The loss does not fall: three networks that do not learn, and one that
 * does: --net dead, lost, deep, good. */
#include <string.h>

#include "programs.h"

typedef struct network {
    tg_model *model;
    bool lost; /* the hidden layer is cut off by a detach */
} network;

static network make(tg_tape *tape, const char *kind)
{
    network n = {tg_sequential(tape), kind[0] == 'l'};
    tg_seed(tape, 2);
    tg_input_layer(n.model, 2);
    for (int layer = 0; layer < (strcmp(kind, "deep") == 0 ? 8 : 1); layer++)
        tg_dense(n.model, WIDTH,
                 strcmp(kind, "deep") == 0 ? "sigmoid" : "relu");
    tg_dense(n.model, 1, "linear");
    if (strcmp(kind, "dead") == 0)
        tg_init_constant(n.model->param[1], -3);
    return n;
}

static tg_tensor *logits(const network *n, tg_tensor *x)
{
    if (!n->lost)
        return tg_model_logits(n->model, x);
    tg_tensor *const *p = n->model->param; /* W1, b1, W2, b2 */
    tg_tensor *h = tg_relu(tg_add(tg_matmul(x, p[0]), p[1]));
    return tg_add(tg_matmul(tg_detach(h), p[2]), p[3]);
}

int main(int argc, char **argv)
{
    tg_real points[2 * POINTS], labels[POINTS];
    const char *kind = "good";
    const tg_argument table[] = {{"--net", "KIND", .text = &kind}};
    tg_arguments_read(argc, argv, table, 1);
    half_circles(points, labels);
    tg_tape *tape = tg_tape_new();
    network n = make(tape, kind);
    tg_optimizer *adam = tg_adam(tape, 0.03);
    tg_mark start = tg_tape_mark(tape);
    for (int step = 0; step <= 300; step++) {
        tg_tensor *x = tg_input(tape, "x", TG_SHAPE(POINTS, 2), points);
        tg_tensor *t = tg_input(tape, "t", TG_SHAPE(POINTS, 1), labels);
        tg_tensor *z = logits(&n, x);
        tg_tensor *loss = tg_named(tg_bce_with_logits(z, t), "loss");
        tg_backward(loss);
        if (step % 100 == 0)
            printf("step %3d  loss %.4f\n", step, tg_item(loss));
        if (step == 300)
            tg_inspect(loss);
        tg_optimizer_step(adam);
        tg_rewind(tape, start);
    }
    tg_tape_free(tape);
    return 0;
}
