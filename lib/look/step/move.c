/* Commands that move in time. Going back is exact: a moment is a number. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "look/step/session.h"

/* The first moment of the backward pass as a place in time. */
static int begin_backward(const tg_session *s)
{
    return s->replay.forward;
}

static void go(tg_session *s, int at)
{
    s->at = at;
    tg_session_show(s);
}

/* "", "3": how many; at least 1. */
static bool read_count(const char *text, int *count)
{
    char *end;
    const long n = *text ? strtol(text, &end, 10) : 1;
    if (*text && (*end || n < 1 || n > 1000000000)) {
        tg_set_error("expected a number >= 1, as in step 3, got '%s'", text);
        return false;
    }
    *count = (int)n;
    return true;
}

bool tg_do_step(tg_session *s, const char *argument)
{
    int n;
    if (!read_count(argument, &n))
        return false;
    const int left = s->replay.moments - s->at;
    if (left == 0) {
        tg_session_say(s, "The end: every gradient is there. back, why W[..], "
                          "delta, info params, quit");
        return true;
    }
    go(s, s->at + (n < left ? n : left));
    return true;
}

bool tg_do_back(tg_session *s, const char *argument)
{
    int n;
    if (*argument && !strpbrk(argument, "0123456789-"))
        return tg_do_break(s, argument); /* "b mul", as in other debuggers */
    if (!read_count(argument, &n))
        return false;
    go(s, n < s->at ? s->at - n : 0);
    return true;
}

bool tg_do_forward(tg_session *s, const char *argument)
{
    (void)argument;
    go(s, s->replay.forward > 0);
    return true;
}

bool tg_do_backward(tg_session *s, const char *argument)
{
    (void)argument;
    go(s, begin_backward(s) + 1);
    return true;
}

int tg_session_find(const tg_session *s, int id, bool backward)
{
    const tg_replay *r = &s->replay;
    const int from = backward ? r->forward : 0;
    const int end = backward ? r->moments : r->forward;
    const bool leaf = !r->tape->entry[id]->op;
    int found = -1;
    for (int m = from; m < end; m++) {
        if (r->moment[m].entry == id)
            return m;
        for (size_t i = 0; leaf && backward && i < r->moment[m].records; i++)
            if (r->tape->record[r->moment[m].first + i].target == id)
                found = m;
    }
    return found;
}

bool tg_do_goto(tg_session *s, const char *argument)
{
    tg_pick pick;
    if (strcmp(argument, "start") == 0 || strcmp(argument, "end") == 0) {
        go(s, argument[0] == 's' ? 0 : s->replay.moments);
        return true;
    }
    if (isdigit((unsigned char)argument[0])) { /* goto 5 means goto %5 */
        char with[32] = "%";
        strncat(with, argument, sizeof with - 2);
        return tg_do_goto(s, with);
    }
    if (!tg_pick_read(&s->replay, &argument, &pick))
        return false;
    const bool backward = s->at >= s->replay.forward || !pick.t->op;
    int m = tg_session_find(s, pick.t->id, backward);
    if (m < 0)
        m = tg_session_find(s, pick.t->id, !backward);
    if (m < 0) {
        tg_set_error("%%%d is not on the way to the loss, or needs no "
                     "gradient: info tape shows what is",
                     pick.t->id);
        return false;
    }
    go(s, m + 1);
    return true;
}

/* Goes on, one way or the other, until a stop applies. */
static bool run(tg_session *s, int way)
{
    char why[160];
    for (s->at += way; s->at > 0 && s->at <= s->replay.moments; s->at += way)
        if (tg_stop_applies(s, s->at - 1, why, sizeof why)) {
            tg_session_say(s, "stop: %s", why);
            tg_session_show(s);
            return true;
        }
    s->at = way > 0 ? s->replay.moments : 0;
    tg_session_say(s, way > 0 ? "The end: no stop applied."
                              : "The beginning: no stop applied.");
    if (way > 0)
        tg_session_show(s);
    return true;
}

bool tg_do_continue(tg_session *s, const char *argument)
{
    (void)argument;
    if (s->at == s->replay.moments)
        return tg_do_step(s, "");
    return run(s, 1);
}

bool tg_do_rcontinue(tg_session *s, const char *argument)
{
    (void)argument;
    return s->at == 0 ? tg_do_back(s, "") : run(s, -1);
}
