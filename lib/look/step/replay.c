/* Moments from records. */
#include "look/step/replay.h"

#include <stdlib.h>
#include <string.h>

#include "tape/backward.h"
#include "tape/error.h"
#include "look/graph/graph.h"

static void *take(size_t count, size_t size)
{
    void *memory = calloc(count + 1, size);
    if (!memory)
        tg_fail("no memory to step through %zu records", count);
    return memory;
}

/* The records of the last pass that began at the loss; false without one. */
static bool find_pass(tg_replay *r)
{
    const tg_tape *tape = r->tape;
    r->end = tape->records;
    for (r->begin = tape->records; r->begin-- > 0;) {
        if (tape->record[r->begin].y >= 0)
            continue;
        if (tape->record[r->begin].target == r->loss->id) {
            r->pass = tape->record[r->begin].pass;
            return true;
        }
        r->end = r->begin;
    }
    return false;
}

static void mark_part(tg_replay *r)
{
    r->part = take((size_t)r->tape->count, sizeof *r->part);
    r->part[r->loss->id] = true;
    tg_reach_down(r->tape, r->loss->id, r->part);
}

/* Numbers of a parameter that was updated since are not those that were used:
 * nothing true could be said about the pass. */
static void check_stale(tg_replay *r)
{
    for (int id = 0; id <= r->loss->id; id++) {
        const tg_tensor *y = r->tape->entry[id];
        if (r->part[id])
            tg_check_stale(y);
    }
}

static void add_moment(tg_replay *r, bool backward, int entry, size_t first)
{
    r->moment[r->moments++] = (tg_moment){backward, entry, first, 0};
}

static void list_moments(tg_replay *r)
{
    r->moment = take((size_t)r->loss->id + 2 + r->end - r->begin,
                     sizeof *r->moment);
    for (int id = 0; id <= r->loss->id; id++)
        if (r->part[id] && r->tape->entry[id]->op)
            add_moment(r, false, id, 0);
    r->forward = r->moments;
    for (size_t i = r->begin; i < r->end; i++) {
        const tg_backward_record *record = &r->tape->record[i];
        const int entry = record->y < 0 ? r->loss->id : record->y;
        if (i <= r->begin + 1 || record->y != record[-1].y)
            add_moment(r, true, entry, i);
        r->moment[r->moments - 1].records++;
    }
}

/* Chains the records of each target, the last first. */
static void chain_records(tg_replay *r)
{
    r->before = take(r->end - r->begin, sizeof *r->before);
    r->last = take((size_t)r->tape->count, sizeof *r->last);
    for (size_t i = r->begin; i < r->end; i++) {
        size_t *last = &r->last[r->tape->record[i].target];
        r->before[i - r->begin] = *last;
        *last = i + 1;
    }
}

static void free_arrays(void *what)
{
    tg_replay *r = what;
    free(r->part);
    free(r->moment);
    free(r->before);
    free(r->last);
}

void tg_replay_begin(tg_replay *r, tg_tensor *loss)
{
    if (!loss || !tg_is_live(loss))
        tg_fail("the loss to step through is NULL or was forgotten by "
                "tg_rewind");
    *r = (tg_replay){.tape = loss->tape, .loss = loss};
    if (!find_pass(r)) {
        tg_visit_begin(&r->visit, r->tape);
        r->recorded = true;
        tg_grads(loss, NULL, 0, NULL, NULL);
        find_pass(r);
    }
    tg_undo_begin(&r->undo, free_arrays, r);
    mark_part(r);
    check_stale(r);
    list_moments(r);
    chain_records(r);
}

void tg_replay_end(tg_replay *replay)
{
    tg_undo_end(&replay->undo);
    free_arrays(replay);
    if (replay->recorded)
        tg_visit_end(&replay->visit);
    *replay = (tg_replay){0};
}

const tg_tensor *tg_replay_gradient(const tg_replay *replay, int id,
                                    int moments, int *uses)
{
    const tg_moment *m = moments > 0 ? &replay->moment[moments - 1] : NULL;
    const size_t end = m && m->backward ? m->first + m->records : 0;
    size_t at = replay->last[id];
    while (at > end && at > 0)
        at = replay->before[at - 1 - replay->begin];
    if (uses) {
        *uses = 0;
        for (size_t i = at; i > 0; i = replay->before[i - 1 - replay->begin])
            ++*uses;
    }
    return at ? replay->tape->entry[replay->tape->record[at - 1].total] : NULL;
}

const tg_tensor *tg_replay_arriving(const tg_replay *replay, int id)
{
    return tg_replay_gradient(replay, id, replay->moments, NULL);
}
