/* The text of a gradient rule, never typed by hand: it is printed from the
 * entries that the rule recorded. */
#ifndef TG_LOOK_TEXT_RULE_H
#define TG_LOOK_TEXT_RULE_H

#include "tape/op.h"

/* What input k of an op is called in its formula and its rule: "x", "index",
 * "b". */
void tg_input_name(const tg_op *op, int inputs, int k, char *out, size_t size);

/* How the contribution of a record was computed, in the names of the op's
 * formula: "dy * b". For the first record of a pass: "1", or what was given.
 * A text longer than size - 1 characters is cut and ends in "..."; an entry
 * eight levels down is written as its number, %57. */
void tg_rule_text(const tg_tape *tape, const tg_backward_record *record,
                  char *out, size_t size);

/* The same with numbers in the place of names, "0.5 * 2"; false, and an empty
 * text, unless all that it is written in terms of are single numbers. */
bool tg_rule_numbers(const tg_tape *tape, const tg_backward_record *record,
                     char *out, size_t size);

/* How a result is computed, in numbers: "2 * 3", for inputs of one number. */
void tg_entry_text(const tg_tensor *y, char *out, size_t size);

#endif
