/* The commands why and check: a gradient as a sum over paths, and against a
 * finite difference. */
#include <math.h>
#include <string.h>

#include "tape/op.h"
#include "check/nudge.h"
#include "look/step/session.h"
#include "look/step/why.h"
#include "look/text/text.h"

enum { LISTED = 5, WIDE = 78, STEPS = 24 };

/* ---- why ---- */

/* Adds a piece to a line, beginning another where it is full. */
static void put_piece(const tg_session *s, tg_text *line, const char *piece)
{
    if (line->used + strlen(piece) > WIDE) {
        tg_session_say(s, "%s", line->s);
        *line = (tg_text){"", 0};
        tg_text_add(line, "        ");
    }
    tg_text_add(line, "%s", piece);
}

/* "W1[406,7] -(0.5)-> %6[0,7] -(1)-> loss", over as many lines as it takes. */
static void say_path(const tg_session *s, int number, const tg_path *path)
{
    tg_text line = {"", 0};
    tg_text_add(&line, "  %2d %11.6g  ", number, path->product);
    for (int k = 0; k < path->steps; k++) {
        const tg_path_step *step = &path->step[k];
        char piece[160];
        if (path->steps > STEPS && k == STEPS / 2) { /* leave out the middle */
            snprintf(piece, sizeof piece, " ... (%d steps)",
                     path->steps - STEPS);
            put_piece(s, &line, piece);
            k = path->steps - STEPS / 2 - 1;
            continue;
        }
        if (k > 0)
            snprintf(piece, sizeof piece, " -(%.4g)-> %s", step->slope,
                     tg_number_name(step->t, step->i).s);
        else
            snprintf(piece, sizeof piece, "%s",
                     tg_number_name(step->t, step->i).s);
        put_piece(s, &line, piece);
    }
    tg_session_say(s, "%s", line.s);
}

static void say_sum(const tg_session *s, const tg_reasons *r, const char *name,
                    const tg_tensor *g, size_t i)
{
    if (r->rest_paths > 0)
        tg_session_say(s, "     %11.6g  %.10g other path%s together", r->rest,
                       r->rest_paths, r->rest_paths == 1 ? "" : "s");
    if (!g) {
        tg_session_say(s,
                       "   = %11.6g  (the tape keeps no gradient of %s: "
                       "only what is made from",
                       r->sum, name);
        tg_session_say(s, "     parameters needs one)");
        return;
    }
    const double tape = (double)g->data[i], apart = fabs(r->sum - tape);
    const bool doubles = sizeof(tg_real) == sizeof(double);
    const double allowed = (doubles ? 1e-12 : 1e-5) * (1 + fabs(tape));
    tg_session_say(s, "   = %11.6g  the gradient of %s on the tape: %.*g",
                   r->sum, name, doubles ? 17 : 9, tape);
    if (isnan(r->sum) && isnan(tape))
        tg_session_say(s, "     both are NaN");
    else
        tg_session_say(s, "     %.2g apart%s%s", apart,
                       apart <= allowed ? "" : ": THEY DISAGREE",
                       doubles ? "" : " (float32 keeps 7 digits)");
}

bool tg_do_why(tg_session *s, const char *argument)
{
    tg_pick p;
    tg_reasons r;
    if (!tg_pick_number(&s->replay, argument, &p))
        return false;
    if (s->replay.loss->count != 1) {
        tg_set_error("why is for a loss of one number, and this is %s",
                     tg_shape_print(s->replay.loss->shape).text);
        return false;
    }
    if (!tg_reasons_of(s->replay.loss, p.t, p.first, LISTED, &r))
        return false;
    const tg_number_text name = tg_number_name(p.t, p.first);
    const tg_tensor *g = tg_replay_arriving(&s->replay, p.t->id);
    if (r.total == 0)
        tg_session_say(s,
                       "No path of slopes other than 0 leads from %s to the "
                       "loss.",
                       name.s);
    else
        tg_session_say(s,
                       "dloss/d%s is the sum over %.10g path%s; the largest "
                       "(-(slope)->):",
                       name.s, r.total, r.total == 1 ? "" : "s");
    for (int k = 0; k < r.paths; k++)
        say_path(s, k + 1, &r.path[k]);
    if (r.total > 0)
        say_sum(s, &r, name.s, g, p.first);
    tg_reasons_free(&r);
    return true;
}

/* ---- check ---- */

bool tg_do_check(tg_session *s, const char *argument)
{
    tg_pick p;
    if (!tg_pick_number(&s->replay, argument, &p))
        return false;
    if (s->replay.loss->count != 1) {
        tg_set_error("check is for a loss of one number, and this is %s",
                     tg_shape_print(s->replay.loss->shape).text);
        return false;
    }
    const tg_tensor *g = tg_replay_arriving(&s->replay, p.t->id);
    const tg_nudge n = tg_nudge_number(s->replay.loss, p.t, p.first);
    const bool doubles = sizeof(tg_real) == sizeof(double);
    const double tape = g ? (double)g->data[p.first] : 0;
    const double apart = fabs(tape - n.slope);
    const double allowed = doubles ? 1e-7 + 1e-6 * fabs(tape)
                                   : 1e-3 + 2e-2 * fabs(tape);
    const tg_number_text name = tg_number_name(p.t, p.first);
    tg_session_say(s, "%s: backward %.9g, nudged by +-%.2g %.9g", name.s, tape,
                   n.h, n.slope);
    tg_session_say(s, "  %.2g apart: %s%s", apart,
                   apart <= allowed ? "they agree" : "THEY DISAGREE",
                   doubles ? "" : " (nudging in float32 sees 2 or 3 digits)");
    if (n.kink)
        tg_session_say(
            s,
            "  a kink lies between: %%%d %s takes another branch, so "
            "two slopes mix",
            n.kink->id, n.kink->op->name);
    if (n.stop)
        tg_session_say(s,
                       "  the rule of %%%d %s, on the way, is not its slope: "
                       "the finite difference follows what the rule cuts",
                       n.stop->id, n.stop->op->name);
    return true;
}
