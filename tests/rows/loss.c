/* The rows of ops/loss.h. */
#include "rows.h"

/* The reduction: none given, or 0 mean, 1 sum, 2 the terms. */
#define REDUCED(op)                                                         \
    static tg_tensor *call_##op(const op_call *c)                           \
    {                                                                       \
        return c->attrs == 0                                                \
                   ? tg_##op(c->in[0], c->in[1])                            \
                   : tg_##op(c->in[0], c->in[1], (tg_reduction)c->attr[0]); \
    }
REDUCED(mse)
REDUCED(l1)
REDUCED(bce)
REDUCED(bce_with_logits)
REDUCED(kl_div)
REDUCED(hinge)
REDUCED(nll)

/* The same, then the smoothing, then the label that is left out. */
#define ROWS(op)                                                            \
    static tg_tensor *call_##op(const op_call *c)                           \
    {                                                                       \
        const tg_cross_entropy_options o = {                                \
            .reduction = c->attrs > 0 ? (tg_reduction)c->attr[0] : TG_MEAN, \
            .label_smoothing = c->attrs > 1 ? c->attr[1] : 0,               \
            .ignore_index = c->attrs > 2 ? call_int(c, 2) : 0,              \
            .ignore = c->attrs > 2};                                        \
        return c->attrs == 0 ? tg_##op(c->in[0], c->in[1])                  \
                             : tg_##op##_with(c->in[0], c->in[1], o);       \
    }
ROWS(categorical_crossentropy)
ROWS(sparse_categorical_crossentropy)
ROWS(softmax_cross_entropy)

/* delta, then the same. */
static tg_tensor *call_huber(const op_call *c)
{
    return c->attrs == 1 ? tg_huber(c->in[0], c->in[1], c->attr[0])
                         : tg_huber(c->in[0], c->in[1], c->attr[0],
                                    (tg_reduction)c->attr[1]);
}

/* 0, 1, .. classes - 1, 0, 1, ..: one label for each row. */
static void add_labels(op_call *c)
{
    tg_shape rows = c->in[0]->shape;
    const int classes = rows.dim[--rows.rank];
    rows.dim[rows.rank] = 0;
    c->in[1] = counting(c->in[0]->tape, rows, classes);
}

#define EQUAL(op) CALLED(op), .at = equal_pairs, .draw = draw_equal
#define LABELS(op) \
    CALLED(op), .at = lines, .draw = draw_lines, .complete = add_labels

/* clang-format off */
const op_row loss_rows[] = {
    {EQUAL(mse)},
    {EQUAL(mse), .note = "the sum", ATTR(1, TG_SUM)},
    {EQUAL(l1)},
    {EQUAL(l1), .note = "the sum", ATTR(1, TG_SUM)},
    {EQUAL(huber), ATTR(1, 0.9)},
    {EQUAL(huber), .note = "the terms", ATTR(2, 0.9, TG_NONE)},
    {EQUAL(bce), .in = BELOW_ONE},
    {EQUAL(bce), .note = "the sum", ATTR(1, TG_SUM), .in = BELOW_ONE},
    {EQUAL(bce_with_logits)},
    {EQUAL(bce_with_logits), .note = "the terms", ATTR(1, TG_NONE)},
    {EQUAL(kl_div), .in = POSITIVE},
    {EQUAL(kl_div), .note = "the sum", ATTR(1, TG_SUM), .in = POSITIVE},
    {EQUAL(hinge)},
    {EQUAL(hinge), .note = "the sum", ATTR(1, TG_SUM)},
    {EQUAL(categorical_crossentropy), .in = POSITIVE},
    {EQUAL(categorical_crossentropy), .note = "the sum", ATTR(1, TG_SUM),
     .in = POSITIVE},
    {LABELS(sparse_categorical_crossentropy), .in = POSITIVE},
    {LABELS(sparse_categorical_crossentropy), .note = "the sum",
     ATTR(1, TG_SUM), .in = POSITIVE},
    {EQUAL(softmax_cross_entropy), .in = POSITIVE},
    {EQUAL(softmax_cross_entropy), .note = "the sum", ATTR(1, TG_SUM),
     .in = POSITIVE},
    {LABELS(softmax_cross_entropy), .note = "of labels"},
    {EQUAL(categorical_crossentropy), .note = "with",
     ATTR(2, TG_NONE, 0.25), .in = POSITIVE},
    {LABELS(sparse_categorical_crossentropy), .note = "with",
     ATTR(3, TG_MEAN, 0.25, 1), .in = POSITIVE},
    {EQUAL(softmax_cross_entropy), .note = "of smoothed rows",
     ATTR(2, TG_MEAN, 0.25), .in = POSITIVE},
    {LABELS(softmax_cross_entropy), .note = "of smoothed labels",
     ATTR(2, TG_SUM, 0.1)},
    {LABELS(softmax_cross_entropy), .note = "without a label",
     ATTR(3, TG_NONE, 0, 1)},
    {LABELS(softmax_cross_entropy), .note = "with", ATTR(3, TG_MEAN, 0.1, 1)},
    {LABELS(nll)},
    {LABELS(nll), .note = "the terms", ATTR(1, TG_NONE)},
    {.name = NULL},
};
/* clang-format on */
