/* The table of all ops.
 *
 * Each file of ops/ ends with the list of its own; table.c joins the lists. */
#ifndef TG_OPS_TABLE_H
#define TG_OPS_TABLE_H

#include "tape/op.h"

/* Op number i of the table, 0 the first; NULL after the last. */
const tg_op *tg_op_at(int i);

/* The op of that name, or NULL. */
const tg_op *tg_op_named(const char *name);

#endif
