/* The references of ops and of layers: their parts. Run from the root of the
 * checkout; `make ops` prints a table, `make docs/ops.md docs/layers.md` writes
 * the pages. */
#ifndef DOCS_REFERENCE_H
#define DOCS_REFERENCE_H

#include "layers/layers.h"
#include "rows/rows.h"

/* The test row that tells how tg_<function> is called, or NULL. */
const op_row *row_of(const char *function);

/* Records its example; the same for x = numbers[0..n-1] (rows with `each`). */
tg_tensor *example_of(const op_row *row, tg_tape *tape);
tg_tensor *example_at(const op_row *row, tg_tape *tape, const tg_real *numbers,
                      int n);

/* Writes what is known about one function, without its tg_. */
typedef bool function_writer(const char *name);

/* Writes the pages for the header lib/<file>.h, "ops/conv", with what `write`
 * adds to each function that it declares; they return `returns`, "tg_tensor *".
 * False, with a message, when it cannot be read or `write` returns false. */
bool write_header_pages(const char *file, const char *returns,
                        function_writer *write);

/* Writes what is known about one function: formula, rules, shapes, what it
 * gives at special numbers. False, with a message, without a test row. */
function_writer write_function;

/* The rules of a row's op, a line each, each after `indent`. */
void write_rules(const op_row *row, const char *indent);

/* Prints `text` in lines of at most 79 columns, each after `indent`. */
void write_wrapped(const char *indent, const char *text);

/* The ops from entry `first` on, in their order, after `text`. */
void add_parts(const tg_tape *tape, int first, char *text, size_t size);

/* Writes docs/layers.md; an exit status. */
int write_layer_pages(void);

#endif
