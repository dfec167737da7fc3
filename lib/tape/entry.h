/* For tape/ only: making an entry of a tape. Inline, because for a small op
 * this is most of its cost. */
#ifndef TG_TAPE_ENTRY_H
#define TG_TAPE_ENTRY_H

#include <assert.h>

#include "tape/tape.h"

/* Make room for more entries, for more records. Fail without memory. */
void tg_tape_grow(tg_tape *tape);
void tg_tape_grow_records(tg_tape *tape);

/* The next entry, blank, with its number; not on the tape until committed. */
static inline tg_tensor *tg_tape_slot(tg_tape *tape)
{
    if (tape->count == tape->capacity)
        tg_tape_grow(tape);
    tg_tensor **slot = &tape->entry[tape->count];
    if (!*slot || tape->paranoid)
        *slot = tg_arena_take(&tape->slots, sizeof **slot);
    tg_tensor *t = *slot;
    /* Field by field: clearing the whole struct first takes twice as long. */
    t->data = NULL;
    t->grad = NULL;
    t->tape = tape;
    t->op = NULL;
    t->in = NULL;
    t->attr = NULL;
    /* Outside every call the one that ended last, if there was one. */
    t->site = tg_sites.depth || !tg_sites.capacity ? tg_site_now()
                                                   : tg_sites.site[0];
    t->name = NULL;
    t->owner = t;
    t->birth = tape->births;
    t->stamp = 0;
    t->count = 0;
    t->id = tape->count;
    t->rule_of = tape->rule_of;
    t->inputs = 0;
    t->role = TG_RESULT;
    t->needs_grad = false;
    t->by_pointer = tg_sites.depth == 0;
    t->shape = TG_SCALAR;
    return t;
}

/* Puts the entry on the tape: from here on it exists. */
static inline tg_tensor *tg_tape_commit(tg_tensor *t)
{
    assert(t->id == t->tape->count && t->data);
    t->tape->count++;
    t->tape->births++;
    tg_entry_hook(t);
    return t;
}

/* Appends a record to the tape. */
static inline void tg_tape_record(tg_tape *tape, tg_backward_record record)
{
    if (tape->records == tape->record_capacity)
        tg_tape_grow_records(tape);
    tape->record[tape->records++] = record;
}

#endif
