/* For step/ only: one student stepping through one loss. */
#ifndef TG_LOOK_STEP_SESSION_H
#define TG_LOOK_STEP_SESSION_H

#include <stdio.h>

#include "tape/error.h"
#include "look/step/pick.h"

enum { TG_STOPS = 32, TG_STOP_TEXT = 80 };

/* Where to stop (look/step/stops.c). */
typedef enum tg_stop_kind {
    TG_STOP_OP,
    TG_STOP_ENTRY,
    TG_STOP_NAME,
    TG_STOP_LINE,
    TG_STOP_NAN,
    TG_STOP_INF,
    TG_STOP_ABOVE, /* |gradient| or |value| > limit */
    TG_STOP_WATCH, /* a number changes */
} tg_stop_kind;

typedef struct tg_stop_rule {
    tg_stop_kind kind;
    char text[TG_STOP_TEXT]; /* as it was typed */
    int entry, line;
    bool gradient; /* TG_STOP_ABOVE: of gradients, else of values */
    double limit;
    tg_pick watched;
} tg_stop_rule;

typedef struct tg_session {
    FILE *out;
    tg_replay replay;
    int at; /* moments that have passed: 0 .. replay.moments */
    tg_stop_rule stop[TG_STOPS];
    int stops;
    bool colour; /* out is a terminal that shows colours */
    bool quit;
} tg_session;

/* A command: what comes after its name. False with tg_error(). */
typedef bool tg_command(tg_session *s, const char *argument);

/* The moment that has just passed, NULL at the very beginning. */
static inline const tg_moment *tg_session_now(const tg_session *s)
{
    return s->at > 0 ? &s->replay.moment[s->at - 1] : NULL;
}

/* What is known of t now: its value, or NULL before it was computed; what has
 * arrived of its gradient, or NULL. */
const tg_tensor *tg_session_value(const tg_session *s, const tg_tensor *t);
const tg_tensor *tg_session_gradient(const tg_session *s, const tg_tensor *t);

/* Prints a line of at most 79 letters; what is longer ends in "..". */
void tg_session_say(const tg_session *s, const char *format, ...)
    TG_PRINTF(2, 3);

/* The screen of the moment that has just passed. */
void tg_session_show(const tg_session *s);

/* Commands, by file. */
tg_command tg_do_step, tg_do_back, tg_do_forward, tg_do_backward, tg_do_goto;
tg_command tg_do_continue, tg_do_rcontinue;        /* move.c */
tg_command tg_do_break, tg_do_watch, tg_do_delete; /* stops.c */
tg_command tg_do_print, tg_do_list, tg_do_info;    /* print.c */
tg_command tg_do_dot, tg_do_svg;
tg_command tg_do_path;             /* path.c */
tg_command tg_do_explain;          /* explain.c */
tg_command tg_do_why, tg_do_check; /* reasons.c */
tg_command tg_do_delta;            /* delta.c */

/* Whether a stop applies to moment m; says why in `why`. */
bool tg_stop_applies(const tg_session *s, int m, char *why, size_t size);

/* The moment of entry `id` on the side of the replay that is asked for; -1
 * when there is none. A leaf's backward moment is the last that sends to it. */
int tg_session_find(const tg_session *s, int id, bool backward);

#endif
