/* Asking a gradient rule for the numbers of a Jacobian. */
#include "look/step/local.h"

#include <math.h>
#include <string.h>

#include "tape/backward.h"
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

static tg_tensor *share(const question *q, tg_tensor *dy)
{
    return tg_apply_rule(q->y, dy, q->k);
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

/* The share of an input that was stretched, before it is summed back. */
static tg_tensor *unsummed_share(const question *q, tg_tensor *dy)
{
    tg_tensor *sum = share(q, dy);
    const bool summed = sum->op && strcmp(sum->op->name, "sum_to") == 0;
    return summed ? sum->in[0] : sum;
}

/* The slopes of an elementwise op, by number of y; NULL for another op. The
 * rule is linear in dy, so the op is elementwise if the rule answers a random
 * dy with slopes times dy. */
static tg_tensor *elementwise_slopes(const question *q)
{
    tg_tensor *ones = tg_ones(q->y->tape, q->y->shape);
    tg_tensor *random = tg_zeros(q->y->tape, q->y->shape);
    tg_rng rng = tg_rng_new(12);
    for (size_t j = 0; j < random->count; j++)
        random->data[j] = (tg_real)(1 + tg_rng_uniform(&rng));
    tg_tensor *slopes = unsummed_share(q, ones);
    if (slopes->count != q->y->count)
        return NULL;
    tg_tensor *answer = unsummed_share(q, random);
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
    /* In the tape's memory, which is given back at the end of the visit. */
    bool *asked = tg_arena_take(&x->tape->bytes, x->count * sizeof *asked);
    memset(asked, false, x->count * sizeof *asked);
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
}

/* ---- row by row ---- */

static const tg_tensor *row_of(const question *q, size_t j)
{
    tg_tensor *dy = tg_zeros(q->y->tape, q->y->shape);
    dy->data[j] = 1;
    return share(q, dy);
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

/* Column i: the share g is J^T u, linear in u, so the gradient of g[i] with
 * respect to u is row i of J^T. */
static void tell_column(const question *q, tg_tensor *g, tg_tensor *u, size_t i)
{
    tg_visit v;
    tg_visit_begin(&v, q->y->tape);
    tg_tensor *pick = tg_zeros(q->y->tape, g->shape);
    pick->data[i] = 1;
    const tg_tensor *column = tg_grad_back_to(u, g, pick);
    for (size_t j = 0; column && j < column->count; j++)
        tell(q, i, j, column->data[j]);
    tg_visit_end(&v);
}

static void tell_columns(const question *q)
{
    q->y->tape->no_grad = 0; /* until the visit ends */
    tg_tensor *u = tg_param(q->y->tape, "u", q->y->shape);
    for (size_t j = 0; j < u->count; j++)
        u->data[j] = 1;
    tg_tensor *g = share(q, u);
    for (size_t a = 0; a < q->n; a++)
        tell_column(q, g, u, q->i[a]);
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
