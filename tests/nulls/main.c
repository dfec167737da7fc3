/* NULL for each pointer argument of each function of the headers of the engine
 * and of models: a message, never a signal. Each call has its own process. */
#include "nulls.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

tg_tape *tape;
tg_tensor *matrix, *number, *one, *index, *tensors[2], *out[2];
tg_real numbers[16];
char text[64] = "sgd";
int ints[8] = {1, 1, 1, 1, 1, 1, 1, 1};
size_t sizes[8];
tg_rng rng;
tg_op own;
tg_shape shape;
tg_running running;
tg_mark mark;
tg_layer *image, *dense, *layers[2];
tg_layers list;
tg_model *model;
tg_array *array;
const tg_array *arrays[2];
tg_batch batch;
tg_schedule schedule;
tg_data data;
tg_scores scores;
tg_losses losses = {1, {{.name = "mse"}}};
tg_real *to[2] = {numbers, numbers};
bool bools[2];

enum { RETURNED = 10, SAID_NULL, SAID_OTHER };

void handler(const char *message, void *context)
{
    (void)context;
    _exit(strstr(message, "NULL") ? SAID_NULL : SAID_OTHER);
}

static void fill(tg_tensor *y)
{
    for (size_t i = 0; i < y->count; i++)
        y->data[i] = 1;
}

bool maker(tg_batch *made, void *context)
{
    (void)made, (void)context;
    return false;
}

tg_tensor *of_several(tg_tensor *const *x)
{
    return x[0];
}

/* A model of one layer on [1 x 2 x 3], and a sample. */
static void prepare_model(void)
{
    image = tg_input_layer(tape, 1, 2, 3);
    layers[0] = layers[1] = dense = tg_dense(image, 3, NULL);
    list = tg_layers_one(dense);
    model = tg_model_of(image, dense);
    tg_compile(model, "sgd", "mse");
    array = tg_array_new(TG_U8, 2, (size_t[]){1, 6});
    arrays[0] = arrays[1] = array;
    data = (tg_data){.count = 1, .array = {array}};
    scores = tg_fit(model, array, array, .quiet = true);
    batch.x[0] = batch.y[0] = tg_zeros(tape, 1, 1, 2, 3);
    batch.tape = tape;
    schedule = tg_constant_rate(1);
}

static void prepare(void)
{
    tape = tg_tape_new();
    shape = TG_SHAPE(2, 3);
    rng = tg_rng_new(1);
    own = (tg_op){.name = "own",
                  .arity = -1,
                  .shape = tg_shape_like_input,
                  .forward = fill};
    tensors[0] = tensors[1] = matrix = tg_param(tape, "m", 2, 3);
    one = tg_scalar(tape, 1);
    index = tg_zeros(tape, 2, 3);
    number = tg_sum(matrix);
    running = (tg_running){tg_zeros(tape, 3), tg_ones(tape, 3), 0.9, 0};
    prepare_model();
    mark = tg_tape_mark(tape);
    tg_set_fail_handler(handler, NULL);
}

static int outcome(const null_call *c)
{
    int status;
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        c->call();
        _exit(RETURNED);
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int main(void)
{
    int wrong = 0;
    prepare();
    for (int i = 0; i < null_call_count; i++) {
        const null_call *c = &null_calls[i];
        const int got = outcome(c);
        if (got == SAID_NULL || (c->allowed && got >= RETURNED))
            continue;
        wrong++;
        printf("%s, argument %d: ", c->function, c->argument);
        if (got < RETURNED)
            printf("a signal, or no message (%d)\n", got);
        else
            puts(got == RETURNED ? "returned" : "a message without NULL");
    }
    tg_tape_free(tape);
    tg_array_free(array);
    printf("NULL arguments: %d passed, %d failed\n", null_call_count - wrong,
           wrong);
    return wrong > 0 || null_call_count < 150;
}
