/* The confusion matrix, and mistakes drawn in characters. */
#include "look/text/report.h"

#include <math.h>

#include "tape/error.h"

enum { SIDE = 28, MARGIN = 2, SHOWN = 3 };

static void check_labels(const tg_real *p, int classes, const tg_array *labels)
{
    if (!p || !labels)
        tg_fail("%s NULL", p ? "labels is" : "p is");
    if (classes < 1)
        tg_fail("classes must be at least 1, got %d", classes);
    if (labels->row != 1)
        tg_fail("labels must be one number a row, got %zu", labels->row);
    for (size_t i = 0; i < labels->dim[0]; i++)
        if (!tg_is_label(tg_array_get(labels, i), (size_t)classes))
            tg_fail("row %zu: label %g is not among 0..%d", i,
                    tg_array_get(labels, i), classes - 1);
}

static void check_images(const tg_array *images, size_t rows)
{
    if (!images)
        tg_fail("images is NULL");
    if (images->dim[0] != rows)
        tg_fail("there are %zu images and %zu labels", images->dim[0], rows);
    if (images->row != SIDE * SIDE)
        tg_fail("an image must have %d numbers, got %zu", SIDE * SIDE,
                images->row);
}

static int answer(const tg_real *row, int classes)
{
    int best = 0;
    for (int j = 1; j < classes; j++)
        if (row[j] > row[best])
            best = j;
    return best;
}

static size_t count_pairs(const tg_real *p, int classes, const tg_array *labels,
                          int truth, int said)
{
    size_t count = 0;
    for (size_t i = 0; i < labels->dim[0]; i++)
        count += (int)tg_array_get(labels, i) == truth &&
                 answer(p + i * (size_t)classes, classes) == said;
    return count;
}

void tg_report_confusion(FILE *to, const tg_real *p, int classes,
                         const tg_array *labels)
{
    check_labels(p, classes, labels);
    fprintf(to, "       ");
    for (int said = 0; said < classes; said++)
        fprintf(to, "%6d", said);
    fprintf(to, "\n");
    for (int truth = 0; truth < classes; truth++) {
        fprintf(to, "  %3d :", truth);
        for (int said = 0; said < classes; said++) {
            size_t n = count_pairs(p, classes, labels, truth, said);
            if (n > 0)
                fprintf(to, "%6zu", n);
            else
                fprintf(to, "     .");
        }
        fprintf(to, "\n");
    }
}

/* The rows of the worst mistakes, the worst first; returns how many. */
static int find_worst(const tg_real *p, int classes, const tg_array *labels,
                      size_t *worst, int most)
{
    int found = 0;
    for (size_t i = 0; i < labels->dim[0]; i++) {
        const tg_real *row = p + i * (size_t)classes;
        const int truth = (int)tg_array_get(labels, i);
        if (answer(row, classes) == truth)
            continue;
        int at = found < most ? found++ : most;
        for (; at > 0; at--) { /* insertion: move the less bad ones down */
            const size_t other = worst[at - 1];
            const int other_truth = (int)tg_array_get(labels, other);
            if (p[other * (size_t)classes + (size_t)other_truth] <= row[truth])
                break;
            if (at < most)
                worst[at] = other;
        }
        if (at < most)
            worst[at] = i;
    }
    return found;
}

/* Two rows of pixels as one line: characters are about twice as high as they
 * are wide. */
static void draw_line(FILE *to, const tg_array *images, size_t image, int y)
{
    static const char ramp[] = " .:-=+*#%@";
    for (int x = MARGIN; x < SIDE - MARGIN; x++) {
        const size_t pixel = image * SIDE * SIDE + (size_t)(y * SIDE + x);
        const double ink = (tg_array_get(images, pixel) +
                            tg_array_get(images, pixel + SIDE)) /
                           2;
        fputc(ramp[ink > 0 ? (int)(fmin(ink, 1) * 9.999) : 0], to);
    }
}

void tg_report_mistakes(FILE *to, const tg_real *p, int classes,
                        const tg_array *labels, const tg_array *images,
                        int most)
{
    size_t worst[SHOWN];
    check_labels(p, classes, labels);
    check_images(images, labels->dim[0]);
    if (most > SHOWN)
        most = SHOWN;
    const int found = find_worst(p, classes, labels, worst, most);
    if (found == 0)
        fprintf(to, "  none\n");
    for (int i = 0; i < found; i++) {
        const tg_real *row = p + worst[i] * (size_t)classes;
        fprintf(to, "  it is %d, answer %d (%3.0f%%)",
                (int)tg_array_get(labels, worst[i]), answer(row, classes),
                100 * (double)row[answer(row, classes)]);
    }
    fprintf(to, "\n");
    for (int y = 0; found > 0 && y < SIDE; y += 2) {
        for (int i = 0; i < found; i++) {
            fprintf(to, "  ");
            draw_line(to, images, worst[i], y);
        }
        fprintf(to, "\n");
    }
}
