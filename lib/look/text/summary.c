/* The table of a model's layers. */
#include "look/text/summary.h"

#include <string.h>

#include "tape/given.h"

enum { LABEL = 39 }; /* letters in a box of look/graph/ */

/* ---- what is said of a layer ---- */

static size_t count_numbers(tg_tensor *const *t, int n)
{
    size_t count = 0;
    for (int i = 0; i < n; i++)
        count += t[i]->count;
    return count;
}

static bool is_output(const tg_model *model, int i)
{
    for (int k = 0; k < model->output.count; k++)
        if (model->output_node[k] == i)
            return true;
    return false;
}

/* An input of the model that is another model's layer uses no parameters. */
static bool use_the_same(const tg_model *model, int i, int j)
{
    return model->node[i].from && model->node[j].from &&
           model->node[i].layer->owner == model->node[j].layer->owner;
}

tg_layer_facts tg_layer_facts_of(const tg_model *model, int i)
{
    const tg_layer *layer = model->node[i].layer;
    tg_layer_facts f = {.entry = !model->node[i].from,
                        .output = is_output(model, i),
                        .use = 1,
                        .uses = f.entry};
    if (f.entry)
        return f;
    f.learnt = count_numbers(layer->param, layer->params);
    f.kept = count_numbers(layer->state, layer->states);
    f.frozen = layer->frozen && f.learnt > 0;
    f.foreign = layer->owner != layer && f.learnt > 0;
    for (int j = 0; j < model->nodes; j++) {
        f.use += j < i && use_the_same(model, i, j);
        f.uses += use_the_same(model, i, j);
        f.foreign = f.foreign && model->node[j].layer != layer->owner;
    }
    return f;
}

/* "dense_1:2"; a name that is too long for `most` letters is cut before the
 * number of the use. */
static tg_text label(const tg_layer *layer, int use, int most)
{
    tg_text text = {"", 0}, number = {"", 0};
    if (use > 1)
        tg_text_add(&number, ":%d", use);
    most -= (int)number.used;
    const bool cut = tg_letters(layer->name) > most;
    tg_text_add(&text, "%.*s%s%s",
                tg_letter_bytes(layer->name, cut ? most - 2 : most),
                layer->name, cut ? ".." : "", number.s);
    for (char *c = text.s; *c; c++)
        if (*c == '\n')
            *c = '?';
    return text;
}

tg_text tg_layer_label(const tg_model *model, int i)
{
    return label(model->node[i].layer, tg_layer_facts_of(model, i).use, LABEL);
}

tg_text tg_layer_kind_text(const tg_layer *layer, bool settings)
{
    char shown[128] = "";
    tg_text text = {"", 0};
    if (settings && layer->kind->show)
        layer->kind->show(layer, shown, sizeof shown);
    tg_text_add(&text, "%s%s%s", layer->kind->name, *shown ? ", " : "", shown);
    const char *f = tg_activation_name(layer->activation);
    if (layer->activation)
        tg_text_add(&text, ", %s", f ? f : "a function");
    return text;
}

tg_text tg_layer_shape_text(const tg_layer *layer)
{
    tg_text text = {"", 0};
    tg_text_add(&text, "[n");
    for (int i = 0; i < layer->shape.rank; i++)
        tg_text_add(&text, " x %d", layer->shape.dim[i]);
    tg_text_add(&text, "]");
    return text;
}

tg_text tg_text_count(size_t count)
{
    tg_text text = {"", 0}, digits = {"", 0};
    tg_text_add(&digits, "%zu", count);
    for (size_t i = 0; i < digits.used; i++)
        tg_text_add(&text, "%s%c",
                    i > 0 && (digits.used - i) % 3 == 0 ? "," : "",
                    digits.s[i]);
    return text;
}

/* ---- the table ---- */

typedef struct table {
    FILE *to;
    const tg_model *model;
    tg_layer_facts *facts;               /* by node */
    int name, shape, parameters, inputs; /* columns; inputs 0: a chain */
} table;

/* Whether each layer takes what the one before it makes. */
static bool is_chain(const tg_model *model)
{
    for (int i = 0; i < model->nodes; i++) {
        const tg_model_node *n = &model->node[i];
        if ((i > 0) != (n->from != NULL) ||
            (n->from && (n->layer->inputs > 1 || n->from[0] != i - 1)))
            return false;
    }
    return true;
}

/* Adds a text in `width` columns, cut with "..", to the left or right. */
static void add_cell(tg_text *line, const char *text, int width, bool right)
{
    const int letters = tg_letters(text);
    const bool cut = letters > width;
    const int pad = cut ? 0 : width - letters;
    tg_text_add(line, "%*s%.*s%s%*s", right ? pad : 0, "",
                tg_letter_bytes(text, cut ? width - 2 : width), text,
                cut ? ".." : "", right ? 0 : pad, "");
}

static void put_line(const table *t, const char *name, const char *shape,
                     const char *parameters, const char *inputs)
{
    tg_text line = {"", 0};
    add_cell(&line, name, t->name, false);
    tg_text_add(&line, " ");
    add_cell(&line, shape, t->shape, false);
    tg_text_add(&line, " ");
    add_cell(&line, parameters, t->parameters, true);
    tg_text_add(&line, " ");
    add_cell(&line, inputs, t->inputs, false);
    while (line.used > 0 && line.s[line.used - 1] == ' ')
        line.used--;
    fprintf(t->to, "%.*s\n", (int)line.used, line.s);
}

static void put_rule(const table *t)
{
    const int width = t->name + t->shape + t->parameters + 2 +
                      (t->inputs ? 1 + t->inputs : 0);
    for (int i = 0; i < width; i++)
        fputc('-', t->to);
    fputc('\n', t->to);
}

/* "dense_1 (dense, relu)"; of `width` columns the kind is what is cut, or left
 * out. */
static tg_text first_cell(const table *t, int i, int width)
{
    const tg_model_node *node = &t->model->node[i];
    tg_text name = label(node->layer, t->facts[i].use, width);
    if (tg_letters(name.s) + 6 <= width)
        tg_text_add(&name, " (%s)",
                    node->from ? tg_layer_kind_text(node->layer, false).s
                               : "input");
    return name;
}

static void put_layer(const table *t, int i)
{
    const tg_model_node *node = &t->model->node[i];
    const tg_layer_facts *f = &t->facts[i];
    const tg_text name = first_cell(t, i, t->name);
    tg_text count = {"", 0};
    if (f->use > 1 && f->learnt + f->kept > 0)
        tg_text_add(&count, "shared");
    else
        count = tg_text_count(f->learnt + f->kept);
    tg_text_add(&count, f->frozen ? "*" : " ");
    const int inputs = t->inputs && node->from ? node->layer->inputs : 0;
    for (int k = 0; k == 0 || k < inputs; k++) {
        tg_text in = {"", 0};
        if (k < inputs)
            in = label(node->layer->in[k], t->facts[node->from[k]].use,
                       t->inputs);
        put_line(t, k == 0 ? name.s : "",
                 k == 0 ? tg_layer_shape_text(node->layer).s : "",
                 k == 0 ? count.s : "", in.s);
    }
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* `*column` grows to `wanted`, as far as `*spare` goes. */
static void widen(int *column, int wanted, int *spare)
{
    const int more = wanted - *column < *spare ? wanted - *column : *spare;
    *column += larger(more, 0);
    *spare -= larger(more, 0);
}

/* What the shapes do not need goes to what would be cut, kinds first. */
static void fit_columns(table *t)
{
    int name = 0, shape = (int)strlen("Output shape"), inputs = 0;
    for (int i = 0; i < t->model->nodes; i++) {
        const tg_layer *layer = t->model->node[i].layer;
        name = larger(name, tg_letters(first_cell(t, i, LABEL).s));
        shape = larger(shape, tg_letters(tg_layer_shape_text(layer).s));
        if (t->inputs && t->model->node[i].used)
            inputs = larger(inputs,
                            tg_letters(label(layer, t->facts[i].use, LABEL).s));
    }
    int spare = larger(t->shape - shape, 0);
    t->shape -= spare;
    widen(&t->name, name, &spare);
    widen(&t->inputs, inputs, &spare);
    t->shape += spare;
}

/* "397.54 KB" as in Keras: of 1024 bytes. */
static tg_text memory(size_t count)
{
    static const char unit[] = " KMGTPE";
    double bytes = (double)count * sizeof(tg_real);
    tg_text text = {"", 0};
    int k = 0;
    for (; bytes >= 1024 && unit[k + 1]; k++)
        bytes /= 1024;
    tg_text_add(&text, k ? "%.2f %cB" : "%.0f B", bytes, unit[k]);
    return text;
}

static void put_totals(const table *t)
{
    size_t trained = 0, frozen = 0, kept = 0;
    for (int i = 0; i < t->model->nodes; i++) {
        const tg_layer_facts *f = &t->facts[i];
        if (f->use > 1)
            continue;
        *(f->frozen ? &frozen : &trained) += f->learnt;
        kept += f->kept;
    }
    const size_t all = trained + frozen + kept;
    fprintf(t->to, "Parameters: %s (%s)\n", tg_text_count(all).s,
            memory(all).s);
    fprintf(t->to, "  trained:  %s\n", tg_text_count(trained).s);
    fprintf(t->to, "  frozen%s %s\n", frozen ? " *:" : ":  ",
            tg_text_count(frozen).s);
    if (kept > 0)
        fprintf(t->to, "  kept:     %s (not learnt, as a running mean)\n",
                tg_text_count(kept).s);
}

/* Layers whose parameters are another model's, too. */
static void put_foreign(const table *t)
{
    int foreign = 0;
    for (int i = 0; i < t->model->nodes; i++)
        foreign += t->facts[i].foreign && t->facts[i].use == 1;
    if (foreign > 0)
        fprintf(t->to,
                "%d of its layers share%s parameters with layers of "
                "another model.\n",
                foreign, foreign == 1 ? "s" : "");
}

void tg_fsummary(FILE *to, const tg_model *model)
{
    tg_arena facts = {0};
    tg_check_given("fsummary", to, 1);
    tg_model_check_live(model);
    table t = {to, model, NULL, 34, 22, 14, 0};
    if (!is_chain(model))
        t = (table){to, model, NULL, 26, 22, 12, 17};
    t.facts = tg_arena_take(&facts, (size_t)model->nodes * sizeof *t.facts);
    for (int i = 0; i < model->nodes; i++)
        t.facts[i] = tg_layer_facts_of(model, i);
    fit_columns(&t);
    put_line(&t, "Layer (kind)", "Output shape", "Parameters ",
             t.inputs ? "Inputs" : "");
    put_rule(&t);
    for (int i = 0; i < model->nodes; i++)
        put_layer(&t, i);
    put_rule(&t);
    put_totals(&t);
    put_foreign(&t);
    tg_arena_free(&facts);
}

void tg_summary(const tg_model *model)
{
    tg_fsummary(stdout, model);
}
