/* What there is to say about a moment, line by line. The stepper prints it
 * (look/step/screen.c), the replay page shows it (page/). */
#ifndef TG_LOOK_STEP_MOMENT_H
#define TG_LOOK_STEP_MOMENT_H

#include <stdio.h>

#include "look/step/replay.h"
#include "look/text/text.h"

/* A line: "now", "w: 0.5 * 3 = 1.5", and where it changes a number, what that
 * was and is, "0.2", "1.7". The texts are valid during the call. */
typedef struct tg_line {
    const char *label; /* letters, formula, a, now; value, rule, now, ... */
    const char *text;
    const char *before, *after; /* "" where no single number changes */
    const char *note;           /* "   (second use)", or "" */
} tg_line;

typedef void tg_line_visitor(const tg_line *line, void *context);

/* "forward 2/6", "backward 3/9": the last of the first `at` moments, where `at`
 * is 1 .. replay->moments. */
typedef struct tg_moment_text {
    char s[48];
} tg_moment_text;
tg_moment_text tg_moment_title(const tg_replay *replay, int at);

/* "At the beginning: 2 ops forward, 3 steps backward. Nothing is computed yet":
 * what is shown instead of a moment when none has passed. */
tg_text tg_moment_beginning(const tg_replay *replay);

/* All lines about that moment. */
void tg_moment_lines(const tg_replay *replay, int at, tg_line_visitor *visit,
                     void *context);

/* Where its numbers come from: what the stepper's `explain` says, in lines of
 * at most 79 letters. */
void tg_moment_explain(FILE *to, const tg_replay *replay, int at);

#endif
