/* Choosing what a page shows. */
#include "look/page/page.h"

#include <stdlib.h>

#include "tape/error.h"
#include "kernels/hash.h"
#include "look/page/film_data.h"

/* Moments at most; numbers of all tensors together, about; of one tensor;
 * boxes up to which repetitions are drawn one by one. */
enum { MOMENTS = 1000, NUMBERS = 60000, MOST = 400, LEAST = 16, BOXES = 200 };

/* How many of its moments a pass may show: half of all, and what the other pass
 * leaves of its half. */
static int share_of(int moments, int other)
{
    const int half = MOMENTS / 2, left = other < half ? MOMENTS - other : half;
    return moments < left ? moments : left;
}

static void show_moments(tg_page *p)
{
    const tg_replay *r = &p->replay;
    const int backward = r->moments - r->forward;
    p->begin = r->forward - share_of(r->forward, backward);
    p->end = r->forward + share_of(backward, r->forward);
    for (int m = p->begin; m < p->end; m++) {
        const tg_tensor *y = r->tape->entry[r->moment[m].entry];
        p->shown[y->id] = true;
        for (int k = 0; k < y->inputs; k++)
            p->shown[y->in[k]->id] = true;
    }
    p->shown[r->loss->id] = true;
}

static void show_boxes(tg_page *p)
{
    const bool few = p->replay.forward <= BOXES;
    p->graph = tg_graph_of(p->replay.loss, (tg_graph_options){.unfolded = few});
    for (int v = 0; v < p->graph.nodes; v++)
        p->shown[p->graph.node[v].t->id] = true;
}

/* How many numbers of a tensor keep the page small. */
static void share_numbers(tg_page *p)
{
    size_t tensors = 0;
    for (int id = 0; id <= p->replay.loss->id; id++)
        tensors += p->shown[id];
    for (int m = p->begin; m < p->end; m++)
        tensors += 2 * p->replay.moment[m].records;
    const size_t each = NUMBERS / tensors;
    p->most = each > MOST ? MOST : each < LEAST ? LEAST : (int)each;
}

static void give_back(void *what)
{
    tg_page *page = what;
    if (page->locale)
        tg_c_locale_end(page->locale);
    tg_graph_free(&page->graph);
    free(page->shown);
}

void tg_page_begin(tg_page *p, tg_tensor *loss, tg_film *film)
{
    if (!loss || !tg_is_live(loss))
        tg_fail("the loss of a page is NULL or was forgotten by tg_rewind");
    if (film)
        tg_film_ask_plane(film, loss->tape); /* may fail: before all else */
    *p = (tg_page){.film = film && film->frames ? film : NULL};
    tg_replay_begin(&p->replay, loss);
    tg_undo_begin(&p->undo, give_back, p);
    p->shown = calloc((size_t)loss->id + 1, sizeof *p->shown);
    if (!p->shown)
        tg_fail("no memory for a page of %d moments", p->replay.moments);
    show_moments(p);
    show_boxes(p);
    share_numbers(p);
    p->locale = tg_c_locale_begin();
}

void tg_page_end(tg_page *page)
{
    tg_undo_end(&page->undo);
    give_back(page);
    tg_replay_end(&page->replay);
}

uint64_t tg_page_signature(const tg_page *page)
{
    const tg_replay *r = &page->replay;
    uint64_t hash = TG_HASH_START;
    for (int id = 0; id <= r->loss->id; id++) {
        const tg_tensor *t = r->tape->entry[id];
        if (!r->part[id])
            continue;
        hash = tg_hash_add(hash, (uint64_t)id);
        hash = tg_hash_add(hash, (uint64_t)(uintptr_t)t->op);
        hash = tg_hash_add(hash, t->needs_grad);
        for (int k = 0; k < t->inputs; k++)
            hash = tg_hash_add(hash, (uint64_t)t->in[k]->id);
        for (int a = 0; a < t->shape.rank; a++)
            hash = tg_hash_add(hash, (uint64_t)t->shape.dim[a]);
    }
    return hash;
}
