/* Lab 03: how the numbers of a case become a tape, and calls of the blanks. */
#include <stdbool.h>
#include <stdlib.h>

#include "blanks.h"

/* As in lab.c. */
typedef struct tape tape;
typedef void sender(tape *t, int y);

typedef struct entry {
    double value, grad;
    int a, b;
    sender *send;
} entry;

struct tape {
    entry *entry;
    int count, room;
};

int record(tape *t, double value, int a, int b, sender *send);
void send_mul(tape *t, int y);
void send_sub(tape *t, int y);
void send_square(tape *t, int y);
void backward(tape *t, int loss);
void train_xor(double w[3], double rate, int rounds);

/* What an entry of a case is made by. */
enum { LEAF, MUL, SUB, SQUARE, OPS };
static sender *const senders[OPS] = {NULL, send_mul, send_sub, send_square};

static int op_of(sender *send)
{
    for (int op = 0; op < OPS; op++)
        if (send == senders[op])
            return op;
    return -1;
}

/* ---- record ---- */

/* A tape that was used before, and emptied: the next entries get old memory. */
static void use_before(tape *t, int entries)
{
    for (int i = 0; i < entries; i++)
        record(t, -9, -1, -1, NULL);
    for (int i = 0; i < entries && i < t->count; i++)
        t->entry[i].grad = 7;
    t->count = 0;
}

/* Many entries without interest, entry k with value k / 2, and then n that are
 * shown. A case: entries of a use before, many, n, and for each of the n: op,
 * value, a, b. */
static void call_record(lab_call *c)
{
    tape t = {0};
    use_before(&t, lab_whole(c));
    const int many = lab_whole(c), n = lab_whole(c);
    double *place = lab_room(c, n), *count = lab_room(c, 1);
    double *early = lab_room(c, 2), *op = lab_room(c, n);
    double *value = lab_room(c, n), *grad = lab_room(c, n);
    double *a = lab_room(c, n), *b = lab_room(c, n);
    for (int k = 0; k < many; k++)
        record(&t, k / 2.0, -1, -1, NULL);
    for (int i = 0; i < n; i++) {
        sender *send = senders[lab_whole(c)];
        const double number = lab_number(c);
        const int from = lab_whole(c), and_from = lab_whole(c);
        place[i] = record(&t, number, from, and_from, send);
    }
    count[0] = t.count;
    for (int i = 0; i < 2 && i < t.count; i++)
        early[i] = t.entry[i * many / 2].value;
    for (int i = 0; i < n && many + i < t.count; i++) {
        const entry *e = &t.entry[many + i];
        op[i] = op_of(e->send);
        value[i] = e->value, grad[i] = e->grad;
        a[i] = e->a, b[i] = e->b;
    }
    free(t.entry);
}

/* ---- send ---- */

/* A case: n, the values and the grads of n entries, then y, and the places a
 * and b that it was made from. */
static void call_send(lab_call *c, sender *send)
{
    const int n = lab_whole(c);
    double *grad = lab_room(c, n), *value = lab_room(c, n);
    tape t = {malloc((size_t)n * sizeof(entry)), n, n};
    for (int i = 0; i < n; i++)
        t.entry[i] = (entry){.value = lab_number(c), .a = -1, .b = -1};
    for (int i = 0; i < n; i++)
        t.entry[i].grad = lab_number(c);
    const int y = lab_whole(c), a = lab_whole(c), b = lab_whole(c);
    t.entry[y].a = a, t.entry[y].b = b, t.entry[y].send = send;
    send(&t, y);
    for (int i = 0; i < n; i++)
        grad[i] = t.entry[i].grad, value[i] = t.entry[i].value;
    free(t.entry);
}

static void call_send_mul(lab_call *c)
{
    call_send(c, send_mul);
}

static void call_send_sub(lab_call *c)
{
    call_send(c, send_sub);
}

static void call_send_square(lab_call *c)
{
    call_send(c, send_square);
}

/* ---- backward ---- */

enum { MOST = 32 }; /* entries of a graph */

static double computed(int op, double a, double b)
{
    return op == MUL ? a * b : op == SUB ? a - b : a * a;
}

/* Records what entry i of a graph is, and returns whether it stands where the
 * next entry of the tape belongs. */
static bool put(tape *t, lab_call *c, int i, double *value)
{
    const int op = lab_whole(c);
    const double x = lab_number(c), y = lab_number(c);
    const int a = op == LEAF ? -1 : (int)x;
    const int b = op == MUL || op == SUB ? (int)y : -1;
    value[i] = op == LEAF ? x : computed(op, value[a], value[b < 0 ? a : b]);
    return record(t, value[i], a, b, senders[op]) == i && t->count == i + 1;
}

/* A case: how many grads are shown; how many calls of backward (at most 2), and
 * from where each starts; n, and for each entry op, a, b (of a leaf: 0, its
 * value, 0). */
static void call_graph(lab_call *c)
{
    tape t = {0};
    double value[MOST];
    int start[2];
    const int shown = lab_whole(c), calls = lab_whole(c);
    double *grad = lab_room(c, shown);
    for (int i = 0; i < calls; i++)
        start[i] = lab_whole(c);
    const int n = lab_whole(c);
    bool good = n <= MOST;
    for (int i = 0; i < n && good; i++)
        good = put(&t, c, i, value);
    for (int i = 0; i < calls && good; i++)
        backward(&t, start[i]);
    for (int i = 0; i < shown && good; i++)
        grad[i] = t.entry[i].grad;
    free(t.entry);
}

/* A chain: x and s are leaves, and each entry is the one before less s, or,
 * each `period` entries, s less the one before. A case: n, period, x, s. */
static void call_chain(lab_call *c)
{
    tape t = {0};
    const int n = lab_whole(c), period = lab_whole(c);
    double y = lab_number(c);
    const double s = lab_number(c);
    double *grad = lab_room(c, 2);
    bool good = record(&t, y, -1, -1, NULL) == 0 &&
                record(&t, s, -1, -1, NULL) == 1;
    for (int k = 0, last = 0; k < n && good; last = k++ + 2) {
        const bool turned = k % period == 0;
        y = turned ? s - y : y - s;
        good = record(&t, y, turned ? 1 : last, turned ? last : 1, send_sub) ==
               k + 2;
    }
    if (good) {
        backward(&t, n + 1);
        grad[0] = t.entry[0].grad, grad[1] = t.entry[1].grad;
    }
    free(t.entry);
}

static void call_backward(lab_call *c)
{
    if (lab_whole(c))
        call_chain(c);
    else
        call_graph(c);
}

/* ---- training ---- */

static void call_train_xor(lab_call *c)
{
    double *w = lab_take(c, 3);
    const double rate = lab_number(c);
    train_xor(w, rate, lab_whole(c));
}

const lab_blank lab_blanks[] = {
    {"record", call_record},
    {"send_mul", call_send_mul},
    {"send_sub", call_send_sub},
    {"send_square", call_send_square},
    {"backward", call_backward},
    {"train_xor", call_train_xor},
    {NULL, NULL},
};
