/* Checking labels. */
#include "ops/labels.h"

#include <math.h>

#include "tape/error.h"

void tg_check_label(size_t row, double label, int classes)
{
    if (!(label >= 0 && label < classes && label == floor(label)))
        tg_fail("row %zu: label %g is not a whole number among 0..%d "
                "(%d classes)",
                row, label, classes - 1, classes);
}

void tg_check_labels(const tg_tensor *labels, int classes)
{
    for (size_t i = 0; i < labels->count; i++)
        tg_check_label(i, (double)labels->data[i], classes);
}
