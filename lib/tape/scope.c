/* Scopes are a list of intervals in the order of their beginnings, so the
 * innermost scope of an entry is found by halving and then going outwards. */
#include "tape/scope.h"

#include <stdlib.h>
#include <string.h>

#include "tape/given.h"

static void grow(tg_tape *tape)
{
    const int capacity = tape->scope_capacity ? 2 * tape->scope_capacity : 16;
    tg_scope_range *grown = realloc(tape->scope,
                                    (size_t)capacity * sizeof *grown);
    if (!grown)
        tg_fail("no memory for %d scopes", capacity);
    tape->scope = grown;
    tape->scope_capacity = capacity;
}

void tg_scope(tg_tape *tape, const char *name)
{
    tg_check_tape("scope", tape);
    tg_check_given("scope", name, 2);
    if (tape->scopes == tape->scope_capacity)
        grow(tape);
    const size_t bytes = strlen(name) + 1;
    tape->scope[tape->scopes] = (tg_scope_range){
        .name = memcpy(tg_arena_take(&tape->bytes, bytes), name, bytes),
        .outer = tape->scope_open,
        .first = tape->count,
        .end = -1,
    };
    tape->scope_open = tape->scopes++;
}

void tg_scope_end(tg_tape *tape)
{
    tg_check_tape("scope_end", tape);
    if (tape->scope_open < 0)
        tg_fail("tg_scope_end without a tg_scope");
    tg_scope_range *scope = &tape->scope[tape->scope_open];
    scope->end = tape->count;
    tape->scope_open = scope->outer;
}

/* The last scope that begins at or before entry `id`, or -1. */
static int last_begun(const tg_tape *tape, int id)
{
    int low = 0, high = tape->scopes; /* below low: begun; from high: not */
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (tape->scope[middle].first <= id)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}

int tg_scope_of(const tg_tensor *t)
{
    tg_check_given("scope_of", t, 1);
    const tg_tape *tape = t->tape;
    const int id = t->rule_of >= 0 ? t->rule_of : t->id;
    int scope = last_begun(tape, id);
    while (scope >= 0 && tape->scope[scope].end >= 0 &&
           tape->scope[scope].end <= id)
        scope = tape->scope[scope].outer;
    return scope;
}
