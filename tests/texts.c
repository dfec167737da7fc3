/* Reading what was written. */
#include "texts.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *texts_path(void)
{
    static char path[256];
    const char *folder = getenv("TMPDIR");
    snprintf(path, sizeof path, "%s/tapegrad-%ld.out", folder ? folder : "/tmp",
             (long)getpid());
    return path;
}

char *texts_slurp(FILE *f)
{
    ck_assert_ptr_nonnull(f);
    fseek(f, 0, SEEK_END);
    const size_t size = (size_t)ftell(f);
    char *text = calloc(size + 1, 1);
    rewind(f);
    ck_assert_uint_eq(fread(text, 1, size, f), size);
    fclose(f);
    return text;
}

char *texts_slurp_path(const char *path)
{
    return texts_slurp(fopen(path, "r"));
}

size_t texts_longest_line(const char *text)
{
    size_t longest = 0;
    for (const char *line = text; *line;) {
        const size_t n = strcspn(line, "\n");
        size_t letters = 0;
        for (size_t i = 0; i < n; i++)
            letters += ((unsigned char)line[i] & 0xc0) != 0x80;
        longest = letters > longest ? letters : longest;
        line += n + (line[n] != 0);
    }
    return longest;
}

int texts_count(const char *text, const char *part)
{
    int count = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

/* The end of the tag that begins at `tag`, or NULL. */
static const char *end_of_tag(const char *tag)
{
    bool quoted = false;
    for (; *tag; tag++) {
        quoted ^= *tag == '"';
        if (!quoted && *tag == '>')
            return tag;
        if (quoted && *tag == '<')
            return NULL;
    }
    return NULL;
}

bool texts_is_xml(const char *text)
{
    static const char *const safe[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    char open[64][32];
    int depth = 0;
    for (const char *c = text; *c; c++) {
        bool entity = *c != '&';
        for (int i = 0; i < 4 && !entity; i++)
            entity = strncmp(c, safe[i], strlen(safe[i])) == 0;
        if (!entity)
            return false;
        if (*c != '<')
            continue;
        const char *end = end_of_tag(c);
        const bool closing = c[1] == '/';
        const char *name = c + 1 + closing;
        const size_t n = strcspn(name, " />\n");
        if (!end || n >= 32 || depth == 64)
            return false;
        if (closing) {
            if (depth-- == 0 || strlen(open[depth]) != n ||
                strncmp(open[depth], name, n) != 0)
                return false;
        } else if (end[-1] != '/') {
            memcpy(open[depth], name, n);
            open[depth++][n] = '\0';
        }
        c = end;
    }
    return depth == 0;
}

/* tanh(w x + b) - want, squared. */
tg_tensor *texts_neuron(tg_tape *on)
{
    tg_tensor *w = tg_param_scalar(on, "w", 0.1);
    tg_tensor *b = tg_param_scalar(on, "b", 0);
    tg_tensor *x = tg_input(on, "x", TG_SHAPE(2), (tg_real[]){2, 3});
    tg_tensor *z = tg_mul(w, x);
    z = tg_add(z, b);
    tg_tensor *loss = tg_mean(tg_square(tg_tanh(z)));
    tg_backward(loss);
    return loss;
}
/* h <- tanh(x U + h W + b), `steps` times; the mean square of the last. */
tg_tensor *texts_recurrent(tg_tape *on, int steps)
{
    tg_tensor *w = tg_param(on, "W", 4, 4), *u = tg_param(on, "U", 3, 4);
    tg_tensor *b = tg_param(on, "b", 4), *h = tg_zeros(on, 2, 4);
    for (int i = 0; i < steps; i++) {
        tg_tensor *x = tg_input(on, "x", TG_SHAPE(2, 3), NULL);
        tg_tensor *from_x = tg_matmul(x, u), *from_h = tg_matmul(h, w);
        tg_tensor *z = tg_add(from_x, from_h);
        z = tg_add(z, b);
        h = tg_tanh(z);
    }
    return tg_mean(tg_square(h));
}

char *texts_page(tg_tensor *loss, tg_film *film)
{
    FILE *to = tmpfile();
    tg_fhtml(to, loss, film);
    return texts_slurp(to);
}

/* 784-16-10 with its gradients, layers as scopes. */
tg_tensor *texts_perceptron(tg_tape *on)
{
    tg_model *model = tg_sequential(on);
    tg_input_layer(model, 784);
    tg_dense(model, 16, "relu");
    tg_dense(model, 10, "softmax");
    tg_compile(model, "adam", "categorical_crossentropy", NULL);
    tg_tensor *x = tg_input(on, "x", TG_SHAPE(4, 784), NULL);
    tg_tensor *y = tg_input(on, "y", TG_SHAPE(4, 10), NULL);
    for (size_t i = 0; i < x->count; i++)
        x->data[i] = (tg_real)(i * 7919 % 101) / 100;
    for (size_t i = 0; i < 4; i++)
        y->data[i * 10 + i] = 1;
    tg_tensor *loss = tg_model_loss(model, x, y, true);
    tg_backward(loss);
    return loss;
}

static tg_tensor *plus_run(const tg_layer *layer, tg_tensor *const *x,
                           bool training)
{
    (void)layer, (void)training;
    return tg_add(x[0], x[1]);
}

tg_layer *texts_add_layer(tg_layer *a, tg_layer *b)
{
    static const tg_layer_kind plus = {
        .name = "plus", .arity = 2, .run = plus_run};
    return tg_layer_new(&plus, TG_LAYERS(a, b), NULL, NULL, 0);
}
