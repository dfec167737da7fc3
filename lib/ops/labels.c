/* Checking labels. */
#include "ops/labels.h"

#include <math.h>

#include "tape/error.h"

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
