/* Adding up costs. Measuring runs an op's forward loop into memory of its own,
 * so that the tape does not change. */
#include "look/text/costs.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tape/error.h"
#include "tape/op.h"
#include "tape/scope.h"
#include "look/text/print.h"
#include "look/text/text.h"

enum { LABEL = 40 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Seconds of the forward loop of `t`, into `room` for its numbers. */
static double time_of(const tg_tensor *t, tg_real *room)
{
    if (!t->op || t->op->view)
        return 0;
    tg_tensor twin = *t;
    twin.data = room;
    const double began = now();
    tg_op_forward(&twin);
    return now() - began;
}

static size_t largest_count(const tg_tape *tape)
{
    size_t largest = 1;
    for (int id = 0; id < tape->count; id++)
        if (tape->entry[id]->count > largest)
            largest = tape->entry[id]->count;
    return largest;
}

static void add(tg_cost *sum, const tg_tensor *t, tg_real *room)
{
    sum->entries++;
    sum->flops += t->op ? tg_op_flops(t) : 0;
    sum->bytes += t->owner == t ? (double)(t->count * sizeof(tg_real)) : 0;
    sum->seconds += room ? time_of(t, room) : 0;
}

static tg_real *room_for(const tg_tape *tape)
{
    tg_real *room = malloc(largest_count(tape) * sizeof *room);
    if (!room)
        tg_fail("no memory to measure the tape");
    return room;
}

tg_cost tg_cost_of(const tg_tape *tape, bool time, tg_cost_filter *want,
                   void *context)
{
    tg_cost sum = {0};
    tg_real *room = time ? room_for(tape) : NULL;
    for (int id = 0; id < tape->count; id++)
        if (!want || want(tape->entry[id], context))
            add(&sum, tape->entry[id], room);
    free(room);
    return sum;
}

/* ---- the table ---- */

typedef struct row {
    char label[LABEL];
    tg_cost cost;
    int order; /* of the first entry */
} row;

/* "layer 1", "layer 1, backward", "leaves": where an entry is booked. */
static void label_of(const tg_tensor *t, bool by_op, char *label)
{
    if (!t->op) {
        snprintf(label, LABEL, "%s",
                 t->role == TG_PARAM ? "parameters" : "data");
        return;
    }
    char scope[LABEL - 12] = "";
    if (by_op)
        snprintf(scope, sizeof scope, "%s", t->op->name);
    else
        tg_scope_path(t->tape, tg_scope_of(t), scope, sizeof scope);
    snprintf(label, LABEL, "%s%s", *scope ? scope : "(no scope)",
             t->rule_of >= 0 ? ", backward" : "");
}

static row *row_for(row *rows, int *n, const char *label, int order)
{
    for (int i = 0; i < *n; i++)
        if (strcmp(rows[i].label, label) == 0)
            return &rows[i];
    row *r = &rows[(*n)++];
    *r = (row){.order = order};
    memcpy(r->label, label, LABEL);
    return r;
}

static int most_flops_first(const void *a, const void *b)
{
    const row *p = a, *q = b;
    if (p->cost.flops != q->cost.flops)
        return p->cost.flops < q->cost.flops ? 1 : -1;
    return p->order - q->order;
}

/* 1234567 as "1.23 M". */
static tg_text short_number(double x)
{
    static const char unit[] = " kMGTPE";
    tg_text text = {"", 0};
    int k = 0;
    for (; x >= 999.5 && unit[k + 1]; k++)
        x /= 1000;
    tg_text_add(&text, "%.3g %c", x, unit[k]);
    return text;
}

static void print_row(FILE *to, const char *label, const tg_cost *c, double all,
                      bool time)
{
    fprintf(to, "%-28.28s %8d %10s %5.1f%% %10sB", label, c->entries,
            short_number(c->flops).s, all > 0 ? 100 * c->flops / all : 0,
            short_number(c->bytes).s);
    if (time)
        fprintf(to, " %8.1f", 1e6 * c->seconds);
    fputc('\n', to);
}

void tg_costs(FILE *to, const tg_tape *tape, tg_cost_options options)
{
    row *rows = malloc((size_t)(tape->count + 1) * sizeof *rows);
    if (!rows)
        tg_fail("no memory for a ledger of %d entries", tape->count);
    tg_real *room = options.time ? room_for(tape) : NULL;
    tg_cost all = {0};
    int n = 0;
    for (int id = 0; id < tape->count; id++) {
        char label[LABEL];
        const tg_tensor *t = tape->entry[id];
        label_of(t, options.by_op, label);
        tg_cost one = {0};
        add(&one, t, room);
        tg_cost *into[] = {&row_for(rows, &n, label, id)->cost, &all};
        for (int k = 0; k < 2; k++) {
            into[k]->entries++;
            into[k]->flops += one.flops;
            into[k]->bytes += one.bytes;
            into[k]->seconds += one.seconds;
        }
    }
    qsort(rows, (size_t)n, sizeof *rows, most_flops_first);
    fprintf(to, "%-28s %8s %10s %6s %11s%s\n", options.by_op ? "op" : "scope",
            "entries", "FLOP", "", " memory", options.time ? "  microsec" : "");
    for (int i = 0; i < n; i++)
        print_row(to, rows[i].label, &rows[i].cost, all.flops, options.time);
    print_row(to, "all", &all, all.flops, options.time);
    free(room);
    free(rows);
}
