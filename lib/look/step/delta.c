/* The textbook's names next to the tape's: for each layer z = x W + b, a = f(z)
 * the article's delta is the gradient that arrives at z, dw and db those that
 * arrive at W and b (article 3.2.2). */
#include <string.h>

#include "tape/op.h"
#include "look/step/session.h"
#include "look/text/rule.h"
#include "look/text/text.h"

typedef struct layer {
    const tg_tensor *x, *w, *b; /* b may be NULL */
    const tg_tensor *z, *a;     /* a is z where no activation follows */
} layer;

static bool is_param(const tg_tensor *t)
{
    return !t->op && t->role == TG_PARAM;
}

/* The one entry of the loss's graph that uses t; NULL for none or several. */
static const tg_tensor *only_user(const tg_session *s, const tg_tensor *t)
{
    const tg_tensor *user = NULL;
    for (int id = t->id + 1; id <= s->replay.loss->id; id++) {
        const tg_tensor *y = s->replay.tape->entry[id];
        for (int k = 0; s->replay.part[id] && k < y->inputs; k++)
            if (y->in[k] == t) {
                if (user && user != y)
                    return NULL;
                user = y;
            }
    }
    return user;
}

/* z = x W, + b where that follows, and its activation: an op of one input that
 * keeps the shape. */
static layer read_layer(const tg_session *s, const tg_tensor *product)
{
    layer l = {.x = product->in[0], .w = product->in[1], .z = product};
    const tg_tensor *user = only_user(s, l.z);
    if (user && strcmp(user->op->name, "add") == 0 && user->inputs == 2) {
        const tg_tensor *other = user->in[user->in[0] == l.z];
        if (is_param(other)) {
            l.b = other;
            l.z = user;
            user = only_user(s, l.z);
        }
    }
    const bool activation = user && user->inputs == 1 &&
                            user->op->shape == tg_shape_like_input;
    l.a = activation ? user : l.z;
    return l;
}

static void say_value(const tg_session *s, const char *what, const tg_tensor *t,
                      const char *note)
{
    if (!t) {
        tg_session_say(s, "  %-8s -", what);
        return;
    }
    tg_text value = {"", 0};
    tg_text_add(&value, "%s  %s", tg_shape_print(t->shape).text,
                tg_text_value(t).s);
    tg_session_say(s, "  %-8s %%%-4d %-44s %s", what, t->id, value.s, note);
}

/* What arrives at t, and the rule by which most of it was computed. */
static void say_gradient(const tg_session *s, const char *what,
                         const tg_tensor *t)
{
    if (!t)
        return;
    const size_t last = s->replay.last[t->id];
    char rule[200] = "";
    if (last)
        tg_rule_text(s->replay.tape, &s->replay.tape->record[last - 1], rule,
                     sizeof rule);
    say_value(s, what, tg_replay_arriving(&s->replay, t->id), rule);
}

static void say_layer(const tg_session *s, int number, const layer *l)
{
    tg_text title = {"", 0};
    tg_text_add(&title, "layer %d: z = %s %s", number,
                l->x->name ? l->x->name : "a of the layer before", l->w->name);
    tg_text_add(&title, "%s%s", l->b ? " + " : "", l->b ? l->b->name : "");
    tg_text_add(&title, "%s%s", l->a != l->z ? ", a = f(z), f = " : "",
                l->a != l->z ? l->a->op->name : "");
    tg_session_say(s, "%s", title.s);
    say_value(s, "z", l->z, "");
    if (l->a != l->z)
        say_value(s, "a", l->a, "");
    say_gradient(s, "delta", l->z);
    say_gradient(s, "dw", l->w);
    say_gradient(s, "db", l->b);
}

bool tg_do_delta(tg_session *s, const char *argument)
{
    (void)argument;
    int layers = 0;
    for (int id = 0; id <= s->replay.loss->id; id++) {
        const tg_tensor *t = s->replay.tape->entry[id];
        if (!s->replay.part[id] || !t->op ||
            strcmp(t->op->name, "matmul") != 0 || !is_param(t->in[1]))
            continue;
        const layer l = read_layer(s, t);
        say_layer(s, ++layers, &l);
    }
    if (layers == 0) {
        tg_set_error("there is no layer here: no matmul with a parameter");
        return false;
    }
    tg_session_say(s, "delta is the gradient arriving at z, dw = a^T delta of "
                      "the layer's input a,");
    tg_session_say(s, "db its column sum; the entries after %% are the "
                      "tape's.");
    return true;
}
