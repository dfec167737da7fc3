/* Scopes: names for stretches of a tape, "layer 1" or "attention", that
 * graphs draw as boxes and tables sum up by.
 *
 * A scope is an interval of entry numbers; an entry pays nothing for it. What
 * a gradient rule records belongs to the scope of the entry it is a rule of. */
#ifndef TG_TAPE_SCOPE_H
#define TG_TAPE_SCOPE_H

#include "tape/tape.h"

/* From now on entries belong to a scope of this name (copied), inside the one
 * that is open, if any. A rewind closes what was opened after its mark and
 * opens again what was closed after it. */
void tg_scope(tg_tape *tape, const char *name);

/* Closes the innermost open scope. Fails when there is none. */
void tg_scope_end(tg_tape *tape);

/* The innermost scope of an entry: an index into tape->scope, or -1. */
int tg_scope_of(const tg_tensor *t);

#endif
