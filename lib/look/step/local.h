/* Local derivatives: how number j of an entry y changes with number i of one
 * of its inputs. y's gradient rule gives them: for a y of few numbers row by
 * row, else column by column, and all at once for an elementwise op, which is
 * recognised by what its rule answers. */
#ifndef TG_LOOK_STEP_LOCAL_H
#define TG_LOOK_STEP_LOCAL_H

#include "tape/tape.h"

/* One of them that is not 0. */
typedef struct tg_slope {
    size_t i; /* number of the input */
    size_t j; /* number of y */
    double value;
} tg_slope;

typedef void tg_slope_visitor(tg_slope slope, void *context);

/* Visits the slopes of y with respect to the numbers i[0 .. n-1] of in[k], in
 * any order. None for an op without a rule. The tape and every ->grad are left
 * as they were. */
void tg_local_slopes(tg_tensor *y, int k, const size_t *i, size_t n,
                     tg_slope_visitor *visit, void *context);

/* Visits the slopes of number j of y with respect to all numbers of in[k]. */
void tg_local_row(tg_tensor *y, int k, size_t j, tg_slope_visitor *visit,
                  void *context);

#endif
