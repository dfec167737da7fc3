/* The reference of ops: its parts. Run from the root of the checkout; `make
 * ops` prints a table, `make docs/ops.md` writes the pages. */
#ifndef DOCS_REFERENCE_H
#define DOCS_REFERENCE_H

#include "tapegrad.h"

/* One use of an op that is called tg_<name>, on a small tape. */
typedef struct example {
    const char *name;
    tg_tensor *(*build)(tg_tape *tape);
    bool edges; /* one input of any shape: shown at special numbers */
} example;

extern const example examples[]; /* the last has no name */

/* The example of that name, or NULL. */
const example *example_named(const char *name);

/* x = special numbers, for the examples with edges: given to the next build
 * instead of its own x. NULL: no more. */
void example_numbers(const tg_real *numbers, int n);

/* Writes the pages for the header lib/ops/<file>. False, with a message, when
 * it cannot be read or an op in it has no example. */
bool write_header_pages(const char *file);

/* Writes what is known about one function: formula, rules, shapes, what it
 * gives at special numbers. False, with a message, without an example. */
bool write_function(const char *name);

/* The rules of an example's op, a line each, each behind `indent`. */
void write_rules(const example *e, const char *indent);

#endif
