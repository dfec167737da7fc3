/* Where the numbers of a moment come from: for each input of the rule, the
 * number that receives most, as a sum of arriving gradient times slope; forward
 * for a linear op, the largest number as a sum of terms. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tape/op.h"
#include "look/step/local.h"
#include "look/step/moment.h"
#include "look/step/session.h"
#include "look/text/rule.h"
#include "look/text/text.h"

/* Terms that are listed; numbers of a moment that a page does not explain. */
enum { SHOWN = 5, MANY = 2000000 };

/* A term of a sum: slope * factor. */
typedef struct term {
    tg_slope slope;
    double factor, product;
} term;

typedef struct terms {
    const tg_tensor *factors; /* by j, or by i */
    bool by_row;              /* factor[j]: backward; else factor[i] */
    term *term;
    size_t count, capacity;
} terms;

static void add_term(tg_slope slope, void *context)
{
    terms *t = context;
    if (t->count == t->capacity) {
        t->capacity = t->capacity ? 2 * t->capacity : 64;
        t->term = realloc(t->term, t->capacity * sizeof *t->term);
        if (!t->term)
            tg_fail("no memory for %zu terms", t->capacity);
    }
    const double factor =
        (double)t->factors->data[t->by_row ? slope.j : slope.i];
    t->term[t->count++] = (term){slope, factor, slope.value * factor};
}

static int larger_first(const void *a, const void *b)
{
    const double p = fabs(((const term *)a)->product);
    const double q = fabs(((const term *)b)->product);
    const size_t i = ((const term *)a)->slope.j + ((const term *)a)->slope.i;
    const size_t j = ((const term *)b)->slope.j + ((const term *)b)->slope.i;
    return p != q ? (p < q ? 1 : -1) : (i > j) - (i < j);
}

static void show_terms(const tg_session *s, terms *t, const tg_tensor *named)
{
    double rest = 0;
    if (t->count > 0)
        qsort(t->term, t->count, sizeof *t->term, larger_first);
    for (size_t n = 0; n < t->count; n++) {
        const term *e = &t->term[n];
        const size_t i = t->by_row ? e->slope.j : e->slope.i;
        if (n < SHOWN)
            tg_session_say(s, "    %c %10.6g = %10.6g (%s%s) * %.6g",
                           n ? '+' : ' ', tg_shown(e->product),
                           tg_shown(e->factor), t->by_row ? "gradient of " : "",
                           tg_number_name(named, i).s, e->slope.value);
        else
            rest += e->product;
    }
    if (t->count > SHOWN)
        tg_session_say(s, "    + %10.6g   %zu smaller terms", rest,
                       t->count - SHOWN);
}

static size_t largest(const tg_tensor *t)
{
    size_t best = 0;
    for (size_t i = 1; i < t->count; i++)
        if (fabs((double)t->data[i]) > fabs((double)t->data[best]))
            best = i;
    return best;
}

/* Nothing gets through to number i of in[k]. */
static void say_no_slope(const tg_session *s, const tg_tensor *y, int k,
                         size_t i)
{
    const tg_tensor *x = y->in[k];
    if (y->op->activation && x->count == y->count)
        tg_session_say(s,
                       "      the slope of %s is 0 where %s = %.6g: whatever "
                       "arrives, 0 is sent",
                       y->op->name, tg_number_name(x, i).s, (double)x->data[i]);
    else
        tg_session_say(s,
                       "      no number of %%%d has a slope other than 0 here: "
                       "whatever arrives, 0 is sent",
                       y->id);
}

/* Number i of in[k] receives: the sum over y's numbers of gradient times
 * slope. */
static void explain_share(const tg_session *s, const tg_backward_record *r,
                          size_t i)
{
    tg_tensor *y = s->replay.tape->entry[r->y], *x = y->in[r->k];
    const tg_tensor *sent = s->replay.tape->entry[r->contribution];
    char rule[160], name[32];
    terms t = {.factors = tg_replay_arriving(&s->replay, y->id),
               .by_row = true};
    tg_rule_text(s->replay.tape, r, rule, sizeof rule);
    tg_input_name(y->op, y->inputs, r->k, name, sizeof name);
    tg_local_slopes(y, r->k, &i, 1, add_term, &t);
    tg_session_say(s, "  %s receives %s: %s gets %.6g%s", name, rule,
                   tg_number_name(x, i).s, tg_shown((double)sent->data[i]),
                   t.count == 0   ? ""
                   : x->count > 1 ? ", a sum of"
                                  : "");
    if (t.count == 0)
        say_no_slope(s, y, r->k, i);
    else
        tg_session_say(
            s, "      the product  = the gradient arriving * the slope");
    show_terms(s, &t, y);
    free(t.term);
}

static void explain_backward(const tg_session *s, const tg_moment *m)
{
    const tg_tape *tape = s->replay.tape;
    const tg_tensor *y = tape->entry[m->entry];
    if (tape->record[m->first].y < 0) {
        tg_session_say(s, "The pass begins at the loss: its derivative by "
                          "itself is 1.");
        return;
    }
    tg_session_say(s, "%%%d = %s: %s", y->id, tg_text_entry(y).s,
                   y->op->formula ? y->op->formula : "");
    for (size_t i = 0; i < m->records; i++) {
        const tg_backward_record *r = &tape->record[m->first + i];
        const tg_tensor *sent = tape->entry[r->contribution];
        if (sent->count > 0)
            explain_share(s, r, largest(sent));
    }
}

/* ---- one number ---- */

/* What it is, and how it came to its number i. */
static void say_what_it_is(const tg_session *s, const tg_tensor *t, size_t i)
{
    static const char *const role[] = {"", "a parameter", "an input",
                                       "a constant"};
    if (t->op)
        tg_session_say(s, "%s = %.6g, of %%%d = %s: %s", tg_number_name(t, i).s,
                       (double)t->data[i], t->id, tg_text_entry(t).s,
                       t->op->formula ? t->op->formula : "");
    else
        tg_session_say(s, "%s = %.6g, %s: given, not computed (%s)",
                       tg_number_name(t, i).s, (double)t->data[i],
                       role[t->role], tg_text_place(t).s);
}

/* Why nothing has arrived at t by now. */
static void say_nothing_arrived(const tg_session *s, const tg_tensor *t)
{
    if (tg_replay_arriving(&s->replay, t->id))
        tg_session_say(s, "  no gradient has arrived there yet: continue, or "
                          "goto end");
    else if (!t->needs_grad)
        tg_session_say(s, "  no gradient is sent to it: only parameters, and "
                          "what is made from them, get one");
    else
        tg_session_say(s,
                       "  no gradient reaches it from the loss: path %s "
                       "says where it stops",
                       tg_number_name(t, 0).s);
}

/* All that has arrived at number i of t by now, use by use. */
static void explain_arrived(const tg_session *s, const tg_tensor *t, size_t i)
{
    const tg_replay *r = &s->replay;
    const tg_moment *m = tg_session_now(s);
    const size_t end = m->backward ? m->first + m->records : r->begin;
    const tg_tensor *total = tg_session_gradient(s, t);
    int uses = 0;
    say_what_it_is(s, t, i);
    if (!total) {
        say_nothing_arrived(s, t);
        return;
    }
    for (size_t at = r->begin; at < end; at++) {
        const tg_backward_record *record = &r->tape->record[at];
        if (record->target != t->id || ++uses > SHOWN)
            continue;
        if (record->y < 0) {
            tg_session_say(s, "  the pass begins there");
            continue;
        }
        tg_session_say(s, "  from %%%d = %s:", record->y,
                       tg_text_entry(r->tape->entry[record->y]).s);
        explain_share(s, record, i);
    }
    if (uses > SHOWN)
        tg_session_say(s, "  and from %d more uses", uses - SHOWN);
    tg_session_say(s, "  in all: %.6g%s", tg_shown((double)total->data[i]),
                   uses > 1 ? ", the sum of its uses" : "");
}

/* ---- forward ---- */

/* Number j of a linear y is the sum of slope times number over in[k]. */
static void explain_forward(const tg_session *s, const tg_moment *m,
                            const tg_pick *pick)
{
    tg_tensor *y = s->replay.tape->entry[m->entry];
    tg_session_say(s, "%%%d = %s: %s", y->id, tg_text_entry(y).s,
                   y->op->formula ? y->op->formula : "");
    const size_t j = pick ? pick->first : largest(y);
    for (int k = 0; y->count > 0 && k < y->inputs; k++) {
        const tg_tensor *x = y->in[k];
        terms t = {.factors = x};
        tg_local_row(y, k, j, add_term, &t);
        double sum = 0;
        for (size_t n = 0; n < t.count; n++)
            sum += t.term[n].product;
        const double is = (double)y->data[j];
        if (t.count > 1 && fabs(sum - is) <= 1e-4 * (fabs(is) + 1e-30)) {
            tg_session_say(s, "  %s = %.6g, the sum of %zu terms:",
                           tg_number_name(y, j).s, is, t.count);
            show_terms(s, &t, x);
            free(t.term);
            return;
        }
        free(t.term);
    }
    if (y->count > 0)
        tg_session_say(s, "  %s%s = %.6g", pick ? "" : "its largest number: ",
                       tg_number_name(y, j).s, (double)y->data[j]);
    else
        tg_session_say(s, "  it has no numbers");
}

void tg_moment_explain(FILE *to, const tg_replay *replay, int at)
{
    const tg_tensor *y = replay->tape->entry[replay->moment[at - 1].entry];
    size_t numbers = y->count;
    for (int k = 0; k < y->inputs; k++)
        numbers += y->in[k]->count;
    if (numbers > MANY) {
        fprintf(to,
                "%zu numbers are too many here: the stepper's explain shows "
                "them.\n",
                numbers);
        return;
    }
    tg_session s = {.out = to, .replay = *replay, .at = at};
    tg_do_explain(&s, "");
}

bool tg_do_explain(tg_session *s, const char *argument)
{
    const tg_moment *m = tg_session_now(s);
    tg_pick pick;
    if (!m) {
        tg_set_error("nothing has happened yet: step");
        return false;
    }
    if (!*argument && m->backward)
        explain_backward(s, m);
    else if (!*argument)
        explain_forward(s, m, NULL);
    if (!*argument)
        return true;
    if (!tg_pick_number(&s->replay, argument, &pick))
        return false;
    if (!tg_session_value(s, pick.t)) {
        tg_set_error("%%%d is not computed yet: step, or goto %%%d", pick.t->id,
                     pick.t->id);
        return false;
    }
    if (!m->backward && pick.t->id == m->entry)
        explain_forward(s, m, &pick);
    else
        explain_arrived(s, pick.t, pick.first);
    return true;
}
