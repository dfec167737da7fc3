/* The graph of a tape for Graphviz:  dot -Tsvg -o graph.svg graph.dot
 *
 * A box an entry: number and op, name, shape, value, gradient, line of the
 * program. What is what is told by shape, line and word, not by colour alone:
 * parameters have round corners, other leaves are tabs with a dashed line,
 * results are boxes, the loss has a double line. An edge along which numbers
 * are stretched (broadcast) is dashed. An entry with a NaN or an infinity has
 * a thick line and says so. A leaf is drawn beside each of its uses. */
#ifndef TG_VIEW_DOT_H
#define TG_VIEW_DOT_H

#include "core/tape.h"

typedef struct tg_dot_options {
    bool backward; /* also what the backward passes recorded, beside it */
    int most;      /* entries drawn, those nearest to the loss; 0: 200 */
} tg_dot_options;

/* Writes all that `loss` was made from to `path`. False with tg_error() when
 * that cannot be written; a file that was there is then as it was. Fails when
 * the loss is NULL or was forgotten. The same tape gives the same bytes. */
bool tg_write_dot(const tg_tensor *loss, const char *path);
bool tg_write_dot_with(const tg_tensor *loss, const char *path,
                       tg_dot_options options);

#endif
