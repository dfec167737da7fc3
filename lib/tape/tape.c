/* The tape: slots for entries, marks and rewinding. */
#include "tape/tape.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tape/entry.h"
#include "tape/given.h"

tg_tape *tg_tape_new(void)
{
    tg_tape *tape = calloc(1, sizeof *tape);
    if (!tape)
        tg_fail("no memory for a tape");
    const char *paranoid = getenv("TG_PARANOID");
    tape->paranoid = paranoid && strcmp(paranoid, "1") == 0;
    tape->rng = tg_rng_new(0);
    tape->rule_of = -1;
    tape->scope_open = -1;
    return tape;
}

void tg_tape_free(tg_tape *tape)
{
    if (!tape)
        return;
    tg_arena_free(&tape->slots);
    tg_arena_free(&tape->bytes);
    tg_arena_free(&tape->kept);
    free(tape->entry);
    free(tape->cotangent);
    free(tape->record);
    free(tape->scope);
    free(tape);
}

/* ---- entries ---- */

void tg_tape_grow(tg_tape *tape)
{
    if (tape->capacity > INT_MAX / 2)
        tg_fail("a tape holds at most %d entries", tape->capacity);
    int capacity = tape->capacity ? 2 * tape->capacity : 256;
    size_t bytes = (size_t)capacity * sizeof(tg_tensor *);

    tg_tensor **entry = realloc(tape->entry, bytes);
    if (entry)
        tape->entry = entry;
    tg_tensor **cotangent = realloc(tape->cotangent, bytes);
    if (cotangent)
        tape->cotangent = cotangent;
    if (!entry || !cotangent)
        tg_fail("no memory for %d entries", capacity);
    for (int id = tape->capacity; id < capacity; id++)
        entry[id] = NULL;
    tape->capacity = capacity;
}

/* The empty statement keeps the call, and `t` where a debugger finds it. */
TG_NOINLINE void tg_entry_hook(const tg_tensor *t)
{
    __asm__ volatile("" : : "r"(t) : "memory");
}

void tg_check_usable(const tg_tape *tape, const tg_tensor *t, const char *name,
                     int i)
{
    char place[16] = "";
    if (tg_is_live(t) && (!tape || t->tape == tape))
        return;
    if (i >= 0)
        snprintf(place, sizeof place, "[%d]", i);
    tg_fail("%s%s %s", name, place,
            !t               ? "is NULL"
            : !tg_is_live(t) ? "was forgotten by tg_rewind"
                             : "lives on another tape");
}

void tg_touch(tg_tensor *leaf)
{
    tg_check_usable(NULL, leaf, "the tensor", -1);
    if (leaf->op)
        tg_fail("only a leaf can be changed in place, and %%%d was computed",
                leaf->id);
    leaf->stamp = leaf->tape->births;
}

/* ---- marks ---- */

tg_mark tg_tape_mark(tg_tape *tape)
{
    tg_check_tape("tape_mark", tape);
    return (tg_mark){
        .tape = tape,
        .birth = tape->count ? tape->entry[tape->count - 1]->birth : 0,
        .count = tape->count,
        .passes = tape->passes,
        .no_grad = tape->no_grad,
        .scopes = tape->scopes,
        .scope_open = tape->scope_open,
        .records = tape->records,
        .bytes = tg_arena_now(&tape->bytes),
    };
}

/* Whether no rewind to an earlier mark has forgotten this one. */
static bool is_there(const tg_mark *mark)
{
    const tg_tape *tape = mark->tape;
    return mark->count <= tape->count &&
           (mark->count == 0 ||
            tape->entry[mark->count - 1]->birth == mark->birth);
}

void tg_rewind_keep_grads(tg_tape *tape, tg_mark mark)
{
    tg_check_tape("rewind", tape);
    if (mark.tape != tape)
        tg_fail("tg_rewind: this mark belongs to another tape");
    if (!is_there(&mark))
        tg_fail("tg_rewind: this mark was itself forgotten by a rewind to an "
                "earlier one");
    tape->count = mark.count;
    tape->passes = mark.passes;
    tape->no_grad = mark.no_grad;
    tape->records = mark.records;
    tape->scopes = mark.scopes;
    tape->scope_open = mark.scope_open;
    for (int s = mark.scope_open; s >= 0; s = tape->scope[s].outer)
        tape->scope[s].end = -1;
    tape->rule_of = -1;
    if (!tape->paranoid)
        tg_arena_rewind(&tape->bytes, mark.bytes);
}

void tg_rewind(tg_tape *tape, tg_mark mark)
{
    tg_rewind_keep_grads(tape, mark);
    for (int id = 0; id < tape->count; id++)
        tape->entry[id]->grad = NULL;
}

/* ---- attempts ---- */

/* Runs when an attempt fails; must not fail itself. */
static void give_up(void *what)
{
    const tg_attempt *attempt = what;
    tg_tape *tape = attempt->start.tape;
    if (is_there(&attempt->start))
        tg_rewind_keep_grads(tape, attempt->start);
    tape->no_grad = attempt->start.no_grad;
    tape->rule_of = attempt->rule_of;
    tape->rng = attempt->rng;
    tape->trap_nonfinite = attempt->trap_nonfinite;
    for (int id = 0; id < tape->count; id++)
        if (!tg_is_live(tape->entry[id]->grad))
            tape->entry[id]->grad = NULL;
}

void tg_attempt_begin(tg_attempt *attempt, tg_tape *tape)
{
    attempt->start = tg_tape_mark(tape);
    attempt->rule_of = tape->rule_of;
    attempt->rng = tape->rng;
    attempt->trap_nonfinite = tape->trap_nonfinite;
    tg_undo_begin(&attempt->undo, give_up, attempt);
}

void tg_attempt_end(tg_attempt *attempt)
{
    tg_undo_end(&attempt->undo);
}

/* ---- settings ---- */

void tg_no_grad_begin(tg_tape *tape)
{
    tg_check_tape("no_grad_begin", tape);
    tape->no_grad++;
}

void tg_no_grad_end(tg_tape *tape)
{
    tg_check_tape("no_grad_end", tape);
    if (tape->no_grad == 0)
        tg_fail("tg_no_grad_end without a tg_no_grad_begin");
    tape->no_grad--;
}

void tg_seed(tg_tape *tape, uint64_t seed)
{
    tg_check_tape("seed", tape);
    tape->rng = tg_rng_new(seed);
}

void tg_trap_nonfinite(tg_tape *tape, bool on)
{
    tg_check_tape("trap_nonfinite", tape);
    tape->trap_nonfinite = on;
}

/* ---- memory and records ---- */

size_t tg_tape_bytes(const tg_tape *tape)
{
    tg_check_tape("tape_bytes", tape);
    return sizeof *tape + 2 * (size_t)tape->capacity * sizeof(tg_tensor *) +
           tape->record_capacity * sizeof(tg_backward_record) +
           (size_t)tape->scope_capacity * sizeof(tg_scope_range) +
           tg_arena_size(&tape->slots) + tg_arena_size(&tape->bytes) +
           tg_arena_size(&tape->kept);
}

void *tg_tape_keep(tg_tape *tape, size_t bytes)
{
    tg_check_tape("tape_keep", tape);
    return memset(tg_arena_take(&tape->kept, bytes), 0, bytes);
}

void tg_tape_grow_records(tg_tape *tape)
{
    size_t capacity = tape->records ? 2 * tape->records : 256;
    void *grown = realloc(tape->record, capacity * sizeof *tape->record);
    if (!grown)
        tg_fail("no memory for %zu records", capacity);
    tape->record = grown;
    tape->record_capacity = capacity;
}
