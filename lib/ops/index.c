/* one_hot, and the check that labels are labels. */
#include "ops/index.h"

#include <math.h>

#include "core/op.h"
#include "kernels/move.h"
#include "ops/table.h"

void tg_check_labels(const tg_tensor *labels, int classes)
{
    for (size_t i = 0; i < labels->count; i++) {
        double label = (double)labels->data[i];
        if (!(label >= 0 && label < classes && label == floor(label)))
            tg_fail("row %zu: label %g is not a whole number among 0..%d "
                    "(%d classes)",
                    i, label, classes - 1, classes);
    }
}

/* ---- one_hot: y = 1 at the label, else 0 ---- */

typedef struct one_hot_attr {
    int classes;
} one_hot_attr;

static void one_hot_shape(tg_tensor *y)
{
    int classes = ((const one_hot_attr *)y->attr)->classes;
    y->shape = y->in[0]->shape;
    if (y->shape.rank == TG_MAX_RANK)
        tg_fail_op(y, "there is no room for another axis");
    if (classes < 1)
        tg_fail_op(y, "there must be at least one class, not %d", classes);
    tg_check_labels(y->in[0], classes);
    y->shape.dim[y->shape.rank++] = classes;
}

static void one_hot_forward(tg_tensor *y)
{
    int classes = ((const one_hot_attr *)y->attr)->classes;
    tg_one_hot_rows(y->in[0]->count, (size_t)classes, y->in[0]->data, y->data);
}

static const tg_op one_hot = {
    .name = "one_hot",
    .arity = 1,
    .shape = one_hot_shape,
    .forward = one_hot_forward,
    .formula = "y_ij = (j == label_i)",
    .flops = tg_flops_none,
};

tg_tensor *tg_one_hot(tg_tensor *labels, int classes)
{
    return tg_apply(&one_hot, 1, &labels, &(one_hot_attr){classes},
                    sizeof(one_hot_attr));
}

const tg_op *const tg_index_ops[] = {&one_hot, NULL};
