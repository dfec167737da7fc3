/* The reference of ops: its parts. Run from the root of the checkout; `make
 * ops` prints a table, `make docs/ops.md` writes the pages. */
#ifndef DOCS_REFERENCE_H
#define DOCS_REFERENCE_H

#include "rows/rows.h"

/* The test row that tells how tg_<function> is called, or NULL. */
const op_row *row_of(const char *function);

/* Records its example; the same for x = numbers[0..n-1] (rows with `each`). */
tg_tensor *example_of(const op_row *row, tg_tape *tape);
tg_tensor *example_at(const op_row *row, tg_tape *tape, const tg_real *numbers,
                      int n);

/* Writes the pages for the header lib/ops/<file>. False, with a message, when
 * it cannot be read or an op in it has no test row. */
bool write_header_pages(const char *file);

/* Writes what is known about one function: formula, rules, shapes, what it
 * gives at special numbers. False, with a message, without a test row. */
bool write_function(const char *name);

/* The rules of a row's op, a line each, each after `indent`. */
void write_rules(const op_row *row, const char *indent);

#endif
