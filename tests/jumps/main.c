/* Whatever a program is doing when tg_fail comes, and wherever: after a longjmp
 * and a tg_rewind the tape gives the same bits as one to which nothing ever
 * happened, and nothing leaks (run under LeakSanitizer for that). */
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "inject.h"
#include "jumps.h"

static const struct {
    const char *name;
    act *run;
    int no_grad; /* of the program, which the failure must leave alone */
} acts[] = {
    {"forward", act_forward, 0},
    {"backward", act_backward, 0},
    {"second", act_second, 0},
    {"conv", act_conv, 0},
    {"fit", act_fit, 0},
    {"fit with all", act_fit_all, 0},
    {"fit made", act_fit_made, 0},
    {"evaluate", act_evaluate, 1},
    {"layers", act_layers, 0},
    {"images", act_images, 0},
    {"explain", act_explain, 0},
    {"texts", act_texts, 0},
    {"gradcheck", act_gradcheck, 0},
};

static const char *const kinds[INJECT_KINDS] = {"entry", "arena", "malloc"};

enum { PLACES = 40 }; /* for each act and kind, at most */

static jmp_buf back;

static void jump(const char *message, void *context)
{
    (void)message, (void)context;
    longjmp(back, 1);
}

/* ---- scenes ---- */

static tg_tensor *drawn(tg_tape *tape, const char *name, tg_shape shape)
{
    tg_tensor *t = tg_param(tape, name, shape);
    tg_init_normal(t, 0, 0.5, &tape->rng);
    return t;
}

static tg_array *array(int rank, size_t rows, size_t row, double scale)
{
    tg_array *a = tg_array_new(TG_U8, rank, (size_t[]){rows, row});
    a->scale = scale;
    for (size_t i = 0; i < rows * a->row; i++)
        ((unsigned char *)a->data)[i] = (unsigned char)(i * 7 % 4);
    return a;
}

static void begin(scene *s)
{
    tg_tape *tape = tg_tape_new();
    *s = (scene){.tape = tape, .out = fopen("/dev/null", "w")};
    tg_scope(tape, "the program's");
    s->x = drawn(tape, "x", TG_SHAPE(3, 5));
    s->w = drawn(tape, "W", TG_SHAPE(5, 4));
    s->b = drawn(tape, "b", TG_SHAPE(4));
    s->image = drawn(tape, "image", TG_SHAPE(2, 1, 4, 4));
    s->kernel = drawn(tape, "kernel", TG_SHAPE(2, 1, 3, 3));
    s->model = tg_sequential(tape);
    tg_input_layer(s->model, 5);
    tg_dense(s->model, 6, "relu");
    tg_dense(s->model, 4, "softmax");
    tg_compile(s->model, "adam", "sparse_categorical_crossentropy", NULL);
    s->rows = array(2, 6, 5, 0.25);
    s->labels = array(1, 6, 1, 1);
    s->start = tg_tape_mark(tape);
}

static void end(scene *s)
{
    if (s->in)
        fclose(s->in);
    fclose(s->out);
    tg_array_free(s->rows);
    tg_array_free(s->labels);
    tg_tape_free(s->tape);
}

/* ---- what a tape gives ---- */

/* All that is recorded, with every bit of every number. Free it. */
static char *probe(scene *s, const tg_real *params)
{
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    tg_tape *tape = s->tape;
    for (int id = 0; id < s->start.count; id++) {
        tg_set(tape->entry[id], params);
        params += tape->entry[id]->count;
    }
    tg_seed(tape, 0);
    act_forward(s);
    act_backward(s);
    act_second(s);
    act_conv(s);
    tg_dump_tape(to, tape);
    for (int id = 0; id < tape->count; id++)
        for (size_t i = 0; i < tape->entry[id]->count; i++)
            fprintf(to, "%a ", (double)tape->entry[id]->data[i]);
    fclose(to);
    return text;
}

/* The numbers of all parameters, one after the other. Free them. */
static tg_real *numbers_of(const scene *s)
{
    tg_real *all = NULL;
    size_t n = 0;
    for (int id = 0; id < s->start.count; id++) {
        const tg_tensor *t = s->tape->entry[id];
        all = realloc(all, (n + t->count) * sizeof *all);
        memcpy(all + n, t->data, t->count * sizeof *all);
        n += t->count;
    }
    return all;
}

/* What is not as the program left it, before any rewind; NULL if all is. */
static const char *wrong_state(const scene *s, int no_grad)
{
    const tg_tape *tape = s->tape;
    if (tape->no_grad != no_grad)
        return "no_grad";
    if (tape->rule_of >= 0)
        return "rule_of";
    if (tape->scope_open != 0 || tape->scope[0].end >= 0)
        return "open scopes";
    for (size_t i = 0; i < tape->records; i++)
        if (tape->record[i].total >= tape->count ||
            tape->record[i].pass >= tape->passes)
            return "records of an unfinished pass";
    for (int id = 0; id < tape->count; id++)
        if (tape->entry[id]->grad && !tg_is_live(tape->entry[id]->grad))
            return "a dangling ->grad";
    return tg_sites.depth ? "call sites" : NULL;
}

/* ---- trials ---- */

static int trials, wrongs;

static void report(size_t a, int kind, long n, const char *what)
{
    if (what && wrongs++ < 20)
        printf("%s, %s %ld: %s\n", acts[a].name, kinds[kind], n, what);
}

/* Runs an act whose n-th opportunity fails. False when there is no n-th. */
static int try_at(size_t a, int kind, long n, const char *expected,
                  const tg_real *params)
{
    scene s;
    begin(&s);
    for (int i = 0; i < acts[a].no_grad; i++)
        tg_no_grad_begin(s.tape);
    if (setjmp(back) == 0) {
        inject_at((inject_kind)kind, n);
        acts[a].run(&s);
    }
    const int came = inject_off();
    report(a, kind, n, wrong_state(&s, acts[a].no_grad));
    tg_rewind(s.tape, s.start);
    char *got = probe(&s, params);
    report(a, kind, n, strcmp(got, expected) ? "other bits" : NULL);
    free(got);
    end(&s);
    trials += came;
    return came;
}

/* Opportunities of an act, counted in a run in which none fails. */
static long opportunities(size_t a, int kind)
{
    const long many = 1000000000;
    scene s;
    begin(&s);
    inject_at((inject_kind)kind, many);
    acts[a].run(&s);
    const long n = many - inject_left();
    inject_off();
    end(&s);
    return n;
}

int main(void)
{
    scene s;
    tg_set_threads(1);
    begin(&s);
    tg_real *params = numbers_of(&s);
    char *expected = probe(&s, params);
    end(&s);
    tg_set_fail_handler(jump, NULL);
    const size_t n_acts = sizeof acts / sizeof *acts -
                          (sizeof(tg_real) != sizeof(double));
    for (size_t a = 0; a < n_acts; a++)
        for (int kind = 0; kind < INJECT_KINDS; kind++) {
            const long all = opportunities(a, kind);
            const long step = all > PLACES ? all / PLACES : 1;
            for (long n = 1; n <= all; n += step)
                try_at(a, kind, n, expected, params);
        }
    free(expected);
    free(params);
    printf("jumps out of %d places: %d passed, %d failed\n", trials,
           trials - wrongs, wrongs);
    return wrongs > 0 || trials < 300;
}
