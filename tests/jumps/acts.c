/* What a program may be doing when a failure comes. */
#include "jumps.h"

/* ---- small pieces ---- */

static tg_tensor *mlp(scene *s)
{
    tg_tensor *h = tg_tanh(tg_add(tg_matmul(s->x, s->w), s->b));
    return tg_softmax(tg_layer_norm(h, NULL, NULL, TG_NORM_EPS), -1);
}

static tg_tensor *distance(scene *s)
{
    return tg_mse(mlp(s), tg_full(s->tape, 0.25, 3, 4));
}

static tg_tensor *convolved(scene *s)
{
    tg_tensor *c = tg_conv2d(s->image, s->kernel, .padding = {1, 1});
    tg_tensor *n = tg_batch_norm(c, NULL, NULL, NULL, true, TG_NORM_EPS);
    tg_tensor *p = tg_max_pool2d(tg_relu(n), .kernel = {2, 2});
    return tg_avg_pool2d(p, .kernel = {2, 2});
}

static tg_tensor *squares(tg_tape *tape, tg_tensor *const *in, int n,
                          void *context)
{
    (void)tape, (void)n, (void)context;
    return tg_sum(tg_mul(tg_square(in[0]), tg_sin(in[0])));
}

/* ---- acts ---- */

void act_forward(scene *s)
{
    tg_tensor *h = tg_dropout(mlp(s), 0.5, true);
    tg_tensor *parts[] = {h, tg_flip(h, 0), tg_exp(h)};
    tg_tensor *all = tg_concat(3, parts, 0);
    tg_tensor *labels = tg_argmax(all, 1);
    tg_mul(tg_one_hot(labels, 4), tg_logsumexp(all));
    tg_std(all, 1);
    tg_prod(tg_slice(all, 0, 0, 3, 1));
    tg_permute(tg_stack(3, parts, 0), TG_AXES(2, 0, 1));
}

void act_backward(scene *s)
{
    tg_tensor *loss = distance(s);
    tg_backward(loss);
    tg_backward(loss);
    tg_backward_from(mlp(s), tg_ones(s->tape, 3, 4));
}

void act_second(scene *s)
{
    tg_tensor *y = tg_sum(tg_pow_scalar(tg_sigmoid(s->b), 3));
    tg_tensor *one = tg_ones(s->tape, 4);
    tg_hessian(y, s->b);
    tg_hvp(y, s->b, one);
    tg_jacobian(tg_exp(s->b), s->b);
    tg_jvp(tg_exp(s->b), 1, &s->b, &one);
}

void act_gradcheck(scene *s)
{
    tg_witness w[4];
    tg_gradcheck(s->tape, "squares", squares, 1, &s->b, NULL, 1, NULL);
    tg_gradcheck_twice(s->tape, "squares", squares, 1, &s->b, NULL, 1, NULL);
    tg_witnesses(s->tape, squares, 1, &s->b, NULL, 0, w);
}

void act_conv(scene *s)
{
    tg_backward(tg_mean(tg_square(convolved(s))));
}

void act_fit(scene *s)
{
    tg_fit(s->model, s->rows, s->labels, .epochs = 2, .batch_size = 3,
           .quiet = true);
}

static bool evaluates(tg_training *now, void *context)
{
    const scene *s = context;
    tg_evaluate(now->model, s->rows, s->labels);
    return true;
}

/* Everything that fit can do at once. */
void act_fit_all(scene *s)
{
    tg_array *weight = s->labels; /* 0 to 3, as good as any */
    tg_fit(s->model, s->rows, s->labels, .epochs = 3, .batch_size = 2,
           .quiet = true, .validation_split = 0.2, .accumulate = 2,
           .early_stopping = {.patience = 1, .restore_best = true},
           .plateau = {.patience = 1, .factor = 0.5}, .sample_weight = weight,
           .class_weight = TG_WEIGHTS(1, 2, 3, 4), .on_batch = evaluates,
           .on_epoch = evaluates, .context = s);
}

static bool one_batch(tg_batch *batch, void *context)
{
    const scene *s = context;
    const size_t order[2] = {batch->step, 3};
    batch->x[0] = tg_batch_input(batch->tape, "x", s->rows, order, 2);
    batch->y[0] = tg_batch_input(batch->tape, "y", s->labels, order, 2);
    return batch->step < 2;
}

void act_fit_made(scene *s)
{
    const tg_data made = tg_data_made(one_batch, s);
    tg_fit(s->model, made, NULL, .epochs = 2, .quiet = true,
           .validation = TG_VALIDATION(made, NULL),
           .schedule = tg_step_decay(0.1, 0.5, 1));
}

/* The program's own tg_no_grad_begin must stay, and evaluate's must not. */
void act_evaluate(scene *s)
{
    tg_real out[24];
    const tg_data made = tg_data_made(one_batch, s);
    tg_evaluate(s->model, s->rows, s->labels, .batch_size = 4);
    tg_predict(s->model, s->rows, out);
    tg_evaluate(s->model, made, NULL);
    tg_predict(s->model, made, out);
}

void act_layers(scene *s)
{
    tg_tensor *x = tg_full(s->tape, 0.5, 3, 5);
    tg_backward(tg_model_loss(s->model, x, tg_zeros(s->tape, 3), true));
    tg_optimizer_step(s->model->optimizer);
}

static tg_tensor *halved(tg_tensor *x)
{
    return tg_mul_scalar(x, 0.5);
}

/* Layers are made, and tried on zeros, in the middle of a step. */
void act_images(scene *s)
{
    tg_layer *in = tg_input_layer(s->tape, 1, 4, 4);
    tg_layer *conv = tg_conv2d_layer(in, 2, 2, "relu", .same = true);
    tg_layer *norm = tg_batch_norm_layer(conv);
    tg_layer *all = tg_concat_layer(TG_LAYERS(norm, in), 0);
    tg_layer *pool = tg_max_pool2d_layer(tg_lambda(all, halved), 3,
                                         .same = true);
    tg_model *model = tg_model_of(in, tg_flatten(tg_dropout_layer(pool, 0.5)));
    tg_backward(tg_mean(tg_model_output(model, s->image, true)));
}

void act_explain(scene *s)
{
    static char commands[] = "forward\nback\nhealth\nwhy W[0,1]\n"
                             "explain\nnudge W[0,1]\nstep\nquit\n";
    tg_tensor *loss = distance(s);
    s->in = fmemopen(commands, sizeof commands - 1, "r");
    tg_step_through_with(loss, s->in, s->out, false);
    tg_backward(loss);
    rewind(s->in);
    tg_step_through_with(loss, s->in, s->out, false);
}

void act_texts(scene *s)
{
    tg_backward(distance(s));
    tg_dump_tape(s->out, s->tape);
    tg_costs(s->out, s->tape);
}
