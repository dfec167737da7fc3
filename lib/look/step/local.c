/* Asking a gradient rule for the numbers of a Jacobian. */
#include "look/step/local.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tape/error.h"
#include "tape/op.h"
#include "tape/rng.h"
#include "tape/tensor.h"
#include "look/step/visit.h"

enum { FEW_ROWS = 4 };

typedef struct question {
    tg_tensor *y;
    int k;
    const size_t *i;
    size_t n;
    tg_slope_visitor *visit;
    void *context;
} question;

static void tell(const question *q, size_t i, size_t j, tg_real value)
{
    if (value != 0)
        q->visit((tg_slope){i, j, (double)value}, q->context);
}

/* What the rule sends to in[k] when dy arrives; not summed back. */
static tg_tensor *rule(const question *q, tg_tensor *dy)
{
    return q->y->op->gradient(q->y, dy, q->k);
}

static tg_tensor *summed_rule(const question *q, tg_tensor *dy)
{
    tg_tensor *share = rule(q, dy);
    const tg_tensor *x = q->y->in[q->k];
    return tg_shape_equal(share->shape, x->shape) ? share
                                                  : tg_sum_to(share, x->shape);
}

/* ---- elementwise ---- */

/* Equal but for rounding; NaN is equal to NaN. */
static bool same(tg_real a, tg_real b)
{
    const tg_real unit = sizeof a == sizeof(double) ? (tg_real)1e-13
                                                    : (tg_real)1e-5;
    return a == b || (isnan(a) && isnan(b)) ||
           fabs((double)(a - b)) <= (double)unit * fabs((double)b);
}

/* The slopes of an elementwise op, by number of y; NULL for another op. The
 * rule is linear in dy, so it is elementwise if a random dy is answered by
 * slopes times dy. */
static tg_tensor *elementwise_slopes(const question *q)
{
    tg_tensor *ones = tg_ones(q->y->tape, q->y->shape);
    tg_tensor *random = tg_zeros(q->y->tape, q->y->shape);
    tg_rng rng = tg_rng_new(12);
    for (size_t j = 0; j < random->count; j++)
        random->data[j] = (tg_real)(1 + tg_rng_uniform(&rng));
    tg_tensor *slopes = rule(q, ones);
    if (slopes->count != q->y->count)
        return NULL;
    tg_tensor *answer = rule(q, random);
    for (size_t j = 0; j < answer->count; j++)
        if (!same(answer->data[j], slopes->data[j] * random->data[j]))
            return NULL;
    return slopes;
}

/* Number j of an elementwise y depends on number source(j) of the input, which
 * may be stretched. */
static void tell_elementwise(const question *q, const tg_tensor *slopes)
{
    const tg_tensor *x = q->y->in[q->k];
    const tg_shape out = slopes->shape;
    size_t stride[TG_MAX_RANK];
    bool *asked = calloc(x->count, sizeof *asked);
    if (!asked)
        tg_fail("no memory for %zu local derivatives", x->count);
    tg_undo undo;
    tg_undo_begin(&undo, free, asked);
    for (size_t a = 0; a < q->n; a++)
        asked[q->i[a]] = true;
    tg_shape_strides(x->shape, out, stride);
    for (size_t j = 0; j < slopes->count; j++) {
        size_t i = 0, rest = j;
        for (int axis = out.rank - 1; axis >= 0; axis--) {
            const size_t dim = (size_t)out.dim[axis];
            i += rest % dim * stride[axis];
            rest /= dim;
        }
        if (asked[i])
            tell(q, i, j, slopes->data[j]);
    }
    tg_undo_end(&undo);
    free(asked);
}

/* ---- row by row ---- */

static const tg_tensor *row_of(const question *q, size_t j)
{
    tg_tensor *dy = tg_zeros(q->y->tape, q->y->shape);
    dy->data[j] = 1;
    return summed_rule(q, dy);
}

static void tell_row(const question *q, size_t j)
{
    tg_visit v;
    tg_visit_begin(&v, q->y->tape);
    const tg_tensor *row = row_of(q, j);
    for (size_t a = 0; a < q->n; a++)
        tell(q, q->i[a], j, row->data[q->i[a]]);
    tg_visit_end(&v);
}

/* ---- column by column ---- */

/* The rule's answer g to a cotangent u, both on the tape. */
typedef struct transposed {
    tg_tensor *u, *g;
    tg_tensor **cotangent; /* by entry from u on */
} transposed;

static void receive(const transposed *t, int id, tg_tensor *share)
{
    tg_tensor **c = &t->cotangent[id - t->u->id];
    *c = *c ? tg_add(*c, share) : share;
}

/* Sends what arrived at `e` on to those of its inputs that come after u. */
static void send(const transposed *t, tg_tensor *e)
{
    tg_tensor *dy = t->cotangent[e->id - t->u->id];
    if (!dy || !e->op || !e->op->gradient)
        return;
    for (int k = 0; k < e->inputs; k++) {
        tg_tensor *x = e->in[k];
        if (x->id < t->u->id)
            continue;
        tg_tensor *share = e->op->gradient(e, dy, k);
        if (!tg_shape_equal(share->shape, x->shape))
            share = tg_sum_to(share, x->shape);
        receive(t, x->id, share);
    }
}

/* Column i: g is J^T u, linear in u, so the gradient of g[i] by u is row i of
 * J^T. A backward pass over what the rule recorded, and no further. */
static void tell_column(const question *q, const transposed *t, size_t i)
{
    tg_visit v;
    tg_visit_begin(&v, q->y->tape);
    tg_tensor *pick = tg_zeros(q->y->tape, t->g->shape);
    pick->data[i] = 1;
    memset(t->cotangent, 0,
           (size_t)(t->g->id - t->u->id + 1) * sizeof(tg_tensor *));
    receive(t, t->g->id, pick);
    for (int id = t->g->id; id > t->u->id; id--)
        send(t, q->y->tape->entry[id]);
    const tg_tensor *column = t->cotangent[0];
    for (size_t j = 0; column && j < column->count; j++)
        tell(q, i, j, column->data[j]);
    tg_visit_end(&v);
}

static void tell_columns(const question *q)
{
    transposed t = {.u = tg_ones(q->y->tape, q->y->shape)};
    t.g = summed_rule(q, t.u);
    if (t.g->id < t.u->id)
        return; /* the answer does not depend on u */
    t.cotangent = calloc((size_t)(t.g->id - t.u->id + 1), sizeof(tg_tensor *));
    if (!t.cotangent)
        tg_fail("no memory for local derivatives of %%%d", q->y->id);
    tg_undo undo;
    tg_undo_begin(&undo, free, t.cotangent);
    for (size_t a = 0; a < q->n; a++)
        tell_column(q, &t, q->i[a]);
    tg_undo_end(&undo);
    free(t.cotangent);
}

/* ---- which ---- */

static void ask(const question *q)
{
    const tg_tensor *slopes = elementwise_slopes(q);
    if (slopes) {
        tell_elementwise(q, slopes);
    } else if (q->y->count <= FEW_ROWS || q->y->count <= q->n) {
        for (size_t j = 0; j < q->y->count; j++)
            tell_row(q, j);
    } else {
        tell_columns(q);
    }
}

/* One row, straight from the rule. */
void tg_local_row(tg_tensor *y, int k, size_t j, tg_slope_visitor *visit,
                  void *context)
{
    if (j >= y->count || !y->op || !y->op->gradient)
        return;
    const question q = {y, k, NULL, 0, visit, context};
    tg_visit v;
    tg_visit_begin(&v, y->tape);
    tg_no_grad_begin(y->tape);
    const tg_tensor *row = row_of(&q, j);
    for (size_t i = 0; i < row->count; i++)
        tell(&q, i, j, row->data[i]);
    tg_visit_end(&v);
}

void tg_local_slopes(tg_tensor *y, int k, const size_t *i, size_t n,
                     tg_slope_visitor *visit, void *context)
{
    if (n == 0 || y->count == 0 || !y->op || !y->op->gradient)
        return;
    const question q = {y, k, i, n, visit, context};
    tg_visit v;
    tg_visit_begin(&v, y->tape);
    tg_no_grad_begin(y->tape); /* nothing recorded here needs a gradient */
    ask(&q);
    tg_visit_end(&v);
}
