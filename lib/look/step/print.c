/* Commands that show: numbers, source, the tape, pictures. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check/gradcheck.h"
#include "tape/op.h"
#include "look/step/health.h"
#include "look/step/session.h"
#include "look/graph/dot.h"
#include "look/plot/plot.h"
#include "look/text/print.h"
#include "look/graph/svg.h"
#include "look/text/text.h"

enum { AROUND = 5, TAPE_LINES = 60, HEAT = 64 };

/* ---- print ---- */

static void print_range(const tg_session *s, const char *what, const tg_real *x,
                        size_t n)
{
    double low = INFINITY, high = -INFINITY, sum = 0;
    size_t nan = 0;
    for (size_t i = 0; i < n; i++) {
        low = fmin(low, (double)x[i]);
        high = fmax(high, (double)x[i]);
        sum += (double)x[i];
        nan += isnan(x[i]) != 0;
    }
    tg_session_say(s, "%s: %zu numbers, min %.6g, mean %.6g, max %.6g%s", what,
                   n, low, tg_shown(sum / (double)n), high,
                   nan ? ", NaN among them" : "");
}

/* A picture of a matrix of many numbers. */
static void print_heat(const tg_session *s, const tg_real *x, tg_shape shape)
{
    const int columns = shape.dim[shape.rank - 1];
    const int rows = columns ? (int)(tg_shape_count(shape) / (size_t)columns)
                             : 0;
    double *value = malloc(((size_t)rows * (size_t)columns + 1) *
                           sizeof *value);
    if (!value)
        tg_fail("no memory for a picture");
    for (int i = 0; i < rows * columns; i++)
        value[i] = (double)x[i];
    tg_plot *plot = tg_plot_new(NULL, NULL, NULL);
    tg_plot_heat(plot, rows, columns, value);
    tg_plot_fprint(s->out, plot);
    tg_plot_free(plot);
    free(value);
}

static void print_numbers(const tg_session *s, const char *label,
                          const tg_pick *p, const tg_tensor *from)
{
    const size_t n = tg_shape_count(p->shape);
    tg_real *x = malloc((n + 1) * sizeof *x);
    if (!x)
        tg_fail("no memory for %zu numbers", n);
    tg_pick_copy(p, from, x);
    if (n == 1) {
        tg_session_say(s, "%s = %.9g", label, (double)x[0]);
    } else {
        tg_session_say(s, "%s  %s", label, tg_shape_print(p->shape).text);
        if (n > 0) {
            tg_fprint_numbers(s->out, x, p->shape);
            print_range(s, label, x, n);
        }
        if (n > HEAT && p->shape.rank > 1)
            print_heat(s, x, p->shape);
    }
    free(x);
}

bool tg_do_print(tg_session *s, const char *argument)
{
    const char *rest = argument;
    tg_pick p;
    if (!tg_pick_read(&s->replay, &rest, &p))
        return false;
    tg_text label = {"", 0};
    tg_text_add(&label, "%.50s", argument);
    const tg_tensor *value = tg_session_value(s, p.t);
    const tg_tensor *gradient = tg_session_gradient(s, p.t);
    if (p.gradient && !gradient) {
        const tg_tensor *last = tg_replay_arriving(&s->replay, p.t->id);
        tg_set_error(last ? "nothing has arrived there yet: continue, or goto "
                            "end"
                          : "no gradient arrives there in this pass");
        return false;
    }
    if (!p.gradient && !value) {
        tg_set_error("%%%d is not computed yet: step, or goto %%%d", p.t->id,
                     p.t->id);
        return false;
    }
    print_numbers(s, label.s, &p, p.gradient ? gradient : value);
    if (!p.gradient && gradient && tg_shape_count(p.shape) == 1) {
        tg_text_add(&label, "%s", ".grad");
        print_numbers(s, label.s, &p, gradient);
    }
    return true;
}

/* ---- list ---- */

bool tg_do_list(tg_session *s, const char *argument)
{
    const tg_moment *m = tg_session_now(s);
    const tg_tensor *t = m ? s->replay.tape->entry[m->entry] : s->replay.loss;
    tg_pick pick;
    if (*argument) {
        if (!tg_pick_read(&s->replay, &argument, &pick))
            return false;
        t = pick.t;
    }
    const int at = atoi(tg_site_line(t->site));
    FILE *source = fopen(tg_site_file(t->site), "r");
    if (!source) {
        tg_set_error("%s cannot be read from here; the call is line %d: %s",
                     tg_site_file(t->site), at, tg_text_call(t).s);
        return false;
    }
    char line[512];
    for (int n = 1; n <= at + AROUND && fgets(line, sizeof line, source); n++) {
        line[strcspn(line, "\n")] = '\0';
        if (n >= at - AROUND)
            tg_session_say(s, "%s %4d  %s", n == at ? "->" : "  ", n, line);
    }
    fclose(source);
    return true;
}

/* ---- info ---- */

static void info_tape(const tg_session *s)
{
    const tg_replay *r = &s->replay;
    const tg_moment *m = tg_session_now(s);
    int lines = 0, hidden = 0;
    for (int id = 0; id <= r->loss->id; id++) {
        const tg_tensor *t = r->tape->entry[id];
        if (!r->part[id])
            continue;
        if (++lines > TAPE_LINES) {
            hidden++;
            continue;
        }
        tg_text line = {"", 0};
        tg_text_add(&line, "%s%%%d = %-24s %-11s %-11s %s",
                    m && m->entry == id ? "-> " : "   ", id, tg_text_entry(t).s,
                    tg_shape_print(t->shape).text, tg_text_value(t).s,
                    tg_text_place(t).s);
        tg_session_say(s, "%s", line.s);
    }
    if (hidden > 0)
        tg_session_say(s, "   ... and %d more", hidden);
}

static void info_params(const tg_session *s)
{
    tg_session_say(s, "%-16s %-12s %12s %12s   now", "parameter", "shape",
                   "rms", "rms gradient");
    for (int id = 0; id <= s->replay.loss->id; id++) {
        const tg_tensor *t = s->replay.tape->entry[id];
        if (!s->replay.part[id] || t->role != TG_PARAM || t->op)
            continue;
        int uses;
        const tg_tensor *g = tg_replay_gradient(&s->replay, id, s->at, &uses);
        const tg_shape_text shape = tg_shape_print(t->shape);
        if (g)
            tg_session_say(s, "%-16s %-12s %12.4g %12.4g   %d arrived", t->name,
                           shape.text, tg_rms(t), tg_rms(g), uses);
        else
            tg_session_say(s, "%-16s %-12s %12.4g %12s   nothing yet", t->name,
                           shape.text, tg_rms(t), "-");
    }
}

bool tg_do_info(tg_session *s, const char *argument)
{
    if (strncmp(argument, "tape", strlen(argument)) == 0)
        info_tape(s);
    else if (strncmp(argument, "params", strlen(argument)) == 0)
        info_params(s);
    else if (strncmp(argument, "health", strlen(argument)) == 0)
        tg_health_print(s->out, &s->replay);
    else if (strncmp(argument, "stops", strlen(argument)) == 0 ||
             strncmp(argument, "breaks", strlen(argument)) == 0)
        return tg_do_break(s, "");
    else {
        tg_set_error("info tape, info params, info health, info stops; not "
                     "'%s'",
                     argument);
        return false;
    }
    return true;
}

/* ---- pictures ---- */

/* The next word of *text, cut to size - 1 letters; "" at the end. */
static void next_word(const char **text, char *word, size_t size)
{
    *text += strspn(*text, " =,");
    const size_t n = strcspn(*text, " =,");
    snprintf(word, size, "%.*s", (int)n, *text);
    *text += n;
}

/* "graph.svg around %5 depth 3", "both", "backward", "all", in any order. */
static bool read_picture(const tg_session *s, const char *text, char *path,
                         size_t size, tg_graph_options *o)
{
    char word[256];
    for (next_word(&text, word, sizeof word); *word;
         next_word(&text, word, sizeof word)) {
        if (strcmp(word, "around") == 0) {
            tg_pick pick;
            text += strspn(text, " =");
            if (!tg_pick_read(&s->replay, &text, &pick))
                return false;
            o->around = pick.t;
        } else if (strcmp(word, "depth") == 0) {
            next_word(&text, word, sizeof word);
            const long depth = strtol(word, NULL, 10);
            if (depth < 1 || depth > 1000) {
                tg_set_error("depth 1 .. 1000, not '%s'", word);
                return false;
            }
            o->depth = (int)depth;
        } else if (strcmp(word, "both") == 0) {
            o->part = TG_PART_BOTH;
        } else if (strcmp(word, "backward") == 0) {
            o->part = TG_PART_BACKWARD;
        } else if (strcmp(word, "all") == 0) {
            o->unfolded = true;
            o->most = s->replay.tape->count;
        } else {
            snprintf(path, size, "%s", word);
        }
    }
    return true;
}

typedef bool write_picture(const tg_tensor *loss, const char *path,
                           tg_graph_options options);

static bool draw(tg_session *s, const char *argument, const char *name,
                 write_picture *write)
{
    char path[256];
    tg_graph_options options = {0};
    snprintf(path, sizeof path, "%s", name);
    if (!read_picture(s, argument, path, sizeof path, &options) ||
        !write(s->replay.loss, path, options))
        return false;
    tg_session_say(s, "wrote %s", path);
    return true;
}

bool tg_do_dot(tg_session *s, const char *argument)
{
    return draw(s, argument, "step.dot", tg_write_dot);
}

bool tg_do_svg(tg_session *s, const char *argument)
{
    return draw(s, argument, "step.svg", tg_svg);
}
