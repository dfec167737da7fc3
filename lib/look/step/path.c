/* The command path: the entries between two, as far as gradients come back. */
#include <stdlib.h>
#include <string.h>

#include "tape/op.h"
#include "look/step/session.h"
#include "look/graph/graph.h"
#include "look/text/text.h"

/* The entries between two, `from` and `to`. */
typedef struct road {
    const tg_tape *tape;
    int from, to;
    bool *leads;  /* by entry: `to` was made from it */
    double *open; /* by entry: how many ways lead there that a gradient takes */
    bool *cut;    /* by entry: such a way ends there */
    bool *on;     /* by entry: on an open way to `to`, or to a cut */
} road;

/* No gradient comes back from y to x, which could receive one. */
static bool is_cut(const tg_tensor *x, const tg_tensor *y)
{
    return x->needs_grad && !y->needs_grad;
}

static void mark_cuts(road *r)
{
    r->open[r->from] = 1;
    for (int id = r->from + 1; id <= r->to; id++) {
        const tg_tensor *y = r->tape->entry[id];
        for (int k = 0; r->leads[id] && k < y->inputs; k++) {
            const int x = y->in[k]->id;
            if (!is_cut(y->in[k], y))
                r->open[id] += r->open[x];
            else
                r->cut[id] |= r->open[x] > 0;
        }
    }
}

/* What leads to the end on an open way; where there is none, to a cut. */
static void mark_way(road *r)
{
    const bool arrives = r->open[r->to] > 0;
    for (int id = r->to; id >= r->from; id--) {
        const tg_tensor *y = r->tape->entry[id];
        const bool end = arrives ? id == r->to : r->cut[id];
        for (int k = 0; (end || r->on[id]) && k < y->inputs; k++)
            r->on[y->in[k]->id] |= r->open[y->in[k]->id] > 0;
        r->on[id] |= end && arrives;
    }
}

static void road_free(road *r)
{
    free(r->leads);
    free(r->open);
    free(r->cut);
    free(r->on);
}

static road road_between(const tg_replay *replay, int from, int to)
{
    const size_t n = (size_t)replay->tape->count + 1;
    road r = {.tape = replay->tape, .from = from, .to = to};
    r.leads = calloc(n, sizeof *r.leads);
    r.open = calloc(n, sizeof *r.open);
    r.cut = calloc(n, sizeof *r.cut);
    r.on = calloc(n, sizeof *r.on);
    if (!r.leads || !r.open || !r.cut || !r.on)
        tg_fail("no memory for a path over %zu entries", n);
    r.leads[to] = true;
    tg_reach_down(r.tape, to, r.leads);
    mark_cuts(&r);
    mark_way(&r);
    return r;
}

static const char *why_cut(const tg_tensor *y)
{
    return strcmp(y->op->name, "detach") == 0 ? "detach passes the value on, "
                                                "and no gradient back"
           : y->op->gradient ? "made inside tg_no_grad_begin: no gradient back"
                             : "this op passes no gradient back";
}

static void say_entry(const tg_session *s, const tg_tensor *t)
{
    tg_session_say(s, "  %%%-3d = %-30s %s  %s", t->id, tg_text_entry(t).s,
                   tg_text_place(t).s, tg_text_call(t).s);
}

static void say_road(const tg_session *s, const road *r)
{
    const double paths = r->open[r->to];
    if (paths > 0)
        tg_session_say(s, "%.6g path%s from %%%d to %%%d, over:", paths,
                       paths == 1 ? "" : "s", r->from, r->to);
    else
        tg_session_say(s,
                       "The path from %%%d to %%%d is cut: no gradient comes "
                       "back along it.",
                       r->from, r->to);
    for (int id = r->from; id <= r->to; id++)
        if (r->on[id])
            say_entry(s, r->tape->entry[id]);
    for (int id = r->from; id <= r->to; id++)
        if (r->cut[id]) {
            tg_session_say(s, paths > 0 ? "and another that is cut, at:"
                                        : "and stops at:");
            say_entry(s, r->tape->entry[id]);
            tg_session_say(s, "         %s", why_cut(r->tape->entry[id]));
        }
}

bool tg_do_path(tg_session *s, const char *argument)
{
    tg_pick a, b = {.t = s->replay.loss};
    if (!tg_pick_read(&s->replay, &argument, &a))
        return false;
    argument += strspn(argument, " ,");
    if (strncmp(argument, "to ", 3) == 0)
        argument += 3;
    if (*argument && !tg_pick_read(&s->replay, &argument, &b))
        return false;
    if (a.t->id > b.t->id) {
        const tg_pick keep = a;
        a = b;
        b = keep;
    }
    road r = road_between(&s->replay, a.t->id, b.t->id);
    if (r.leads[a.t->id])
        say_road(s, &r);
    else
        tg_set_error("%%%d does not depend on %%%d", b.t->id, a.t->id);
    const bool found = r.leads[a.t->id];
    road_free(&r);
    return found;
}
