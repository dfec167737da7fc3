/* Reading a pick: a name or %id, a suffix, places. Blanks, commas, brackets
 * and parentheses may all separate places. */
#include "look/step/pick.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tape/error.h"
#include "tape/op.h"
#include "look/text/text.h"

static const char *skip_blanks(const char *s)
{
    return s + strspn(s, " \t");
}

/* ---- which entry ---- */

/* The last named entry whose name begins `text`, the longest name first. */
static tg_tensor *find_name(const tg_replay *r, const char *text)
{
    tg_tensor *best = NULL;
    size_t longest = 0;
    for (int id = 0; id < r->tape->count; id++) {
        tg_tensor *t = r->tape->entry[id];
        const size_t n = t->name ? strlen(t->name) : 0;
        const bool begins = n > 0 && strncmp(t->name, text, n) == 0 &&
                            !isalnum((unsigned char)text[n]) && text[n] != '_';
        if (begins && n >= longest) {
            best = t;
            longest = n;
        }
    }
    return best;
}

static size_t word_length(const char *text)
{
    size_t n = 0;
    while (isalnum((unsigned char)text[n]) || text[n] == '_')
        n++;
    return n;
}

/* Whether argument k of the call that made t is the variable text[0 .. n-1]. */
static bool has_argument(const tg_tensor *t, const char *function, int k,
                         const char *text, size_t n)
{
    char argument[64];
    return !t->by_pointer && tg_site_is(t->site, function) &&
           tg_site_argument(t->site, k, argument, sizeof argument) &&
           strlen(argument) == n && strncmp(argument, text, n) == 0;
}

/* What the program's text calls a variable: it was given to an op, as `sum` in
 * tg_sub(sum, y), or to tg_backward. */
static tg_tensor *find_variable(const tg_replay *r, const char *text)
{
    const size_t n = word_length(text);
    const tg_tensor *seed =
        r->tape->entry[r->tape->record[r->begin].contribution];
    if (n == 0)
        return NULL;
    if (has_argument(seed, "backward", 0, text, n))
        return r->loss;
    for (int id = r->tape->count - 1; id >= 0; id--) {
        const tg_tensor *t = r->tape->entry[id];
        for (int k = 0; t->rule_of < 0 && t->op && k < t->op->arity; k++)
            if (has_argument(t, t->op->name, k, text, n))
                return t->in[k];
    }
    return NULL;
}

/* "loss", or L as formulas have it. */
static bool means_loss(const char *text)
{
    const size_t n = word_length(text);
    return (n == 1 && *text == 'L') || (n == 4 && !strncmp(text, "loss", 4));
}

static void say_what_there_is(const tg_replay *r, const char *text)
{
    tg_text names = {"", 0};
    const char *before = "";
    for (int id = 0; id < r->tape->count && names.used < 120; id++) {
        const tg_tensor *t = r->tape->entry[id];
        if (!t->name || !r->part[id] || strcmp(t->name, before) == 0)
            continue;
        before = t->name;
        tg_text_add(&names, "%s, ", t->name);
    }
    tg_set_error("there is no '%.*s': %sloss, or %%0 .. %%%d",
                 (int)strcspn(text, " .[("), text, names.s, r->tape->count - 1);
}

static tg_tensor *read_entry(const tg_replay *r, const char **text)
{
    const char *s = *text;
    if (*s == '%' && isdigit((unsigned char)s[1])) {
        char *end;
        const long id = strtol(s + 1, &end, 10);
        if (id >= r->tape->count) {
            tg_set_error("there is no %%%ld: the last entry is %%%d", id,
                         r->tape->count - 1);
            return NULL;
        }
        *text = end;
        return r->tape->entry[id];
    }
    tg_tensor *t = find_name(r, s);
    if (t) {
        *text = s + strlen(t->name);
        return t;
    }
    t = find_variable(r, s);
    if (!t && means_loss(s))
        t = r->loss;
    if (t)
        *text = s + word_length(s);
    else
        say_what_there_is(r, s);
    return t;
}

/* ".grad", ".gradient", ".value" */
static bool read_suffix(const char **text, bool *gradient)
{
    static const char *const word[] = {"gradient", "grad", "value", "data"};
    if (**text != '.')
        return true;
    for (int i = 0; i < 4; i++) {
        const size_t n = strlen(word[i]);
        if (strncmp(*text + 1, word[i], n) == 0 &&
            !isalnum((unsigned char)(*text)[1 + n])) {
            *gradient = i < 2;
            *text += 1 + n;
            return true;
        }
    }
    tg_set_error("'%.12s': after a name comes .grad or .value", *text);
    return false;
}

/* ---- which numbers ---- */

static bool is_place(const char *s)
{
    return isdigit((unsigned char)*s) || *s == ':' ||
           (*s == '-' && isdigit((unsigned char)s[1]));
}

/* "3", "-1", "2:5", ":", ":4" along an axis of n numbers. */
static bool read_place(const char **text, int n, int *from, int *to)
{
    char *end = (char *)*text;
    long a = 0, b = n;
    if (**text != ':')
        a = strtol(*text, &end, 10);
    const bool one = *end != ':';
    if (!one && is_place(++end) && *end != ':')
        b = strtol(end, &end, 10);
    a = a < 0 ? a + n : a;
    b = b < 0 ? b + n : b;
    if (a < 0 || b > n || (one ? a >= n : a > b)) {
        tg_set_error("'%.*s' is not among 0 .. %d", (int)(end - *text), *text,
                     n - 1);
        return false;
    }
    *from = (int)a;
    *to = (int)(one ? a + 1 : b);
    *text = end;
    return true;
}

static bool read_places(const char **text, tg_pick *out)
{
    const tg_shape shape = out->t->shape;
    const char *s = *text;
    for (int axis = 0;; axis++) {
        const char *place = s + strspn(s, " \t,[](");
        if (!is_place(place))
            break;
        if (axis == shape.rank) {
            tg_set_error("%s has %d axes, not more", tg_shape_print(shape).text,
                         shape.rank);
            return false;
        }
        if (!read_place(&place, shape.dim[axis], &out->from[axis],
                        &out->to[axis]))
            return false;
        s = place;
        out->whole = false;
    }
    *text = s + strspn(s, " \t])");
    return true;
}

/* The shape of the picked numbers, and where they begin. */
static void finish(tg_pick *p)
{
    size_t stride = 1;
    p->shape = (tg_shape){0};
    for (int axis = p->t->shape.rank - 1; axis >= 0; axis--) {
        p->first += (size_t)p->from[axis] * stride;
        stride *= (size_t)p->t->shape.dim[axis];
    }
    for (int axis = 0; axis < p->t->shape.rank; axis++)
        if (p->to[axis] - p->from[axis] != 1 || p->whole)
            p->shape.dim[p->shape.rank++] = p->to[axis] - p->from[axis];
}

bool tg_pick_read(const tg_replay *replay, const char **text, tg_pick *out)
{
    *text = skip_blanks(*text);
    *out = (tg_pick){.whole = true};
    if (!**text) {
        tg_set_error("expected loss, %%5 or W1[406,7]");
        return false;
    }
    out->t = read_entry(replay, text);
    if (!out->t)
        return false;
    for (int axis = 0; axis < out->t->shape.rank; axis++)
        out->to[axis] = out->t->shape.dim[axis];
    if (!read_suffix(text, &out->gradient) || !read_places(text, out) ||
        !read_suffix(text, &out->gradient))
        return false;
    finish(out);
    return true;
}

bool tg_pick_number(const tg_replay *replay, const char *text, tg_pick *out)
{
    if (!tg_pick_read(replay, &text, out))
        return false;
    if (*skip_blanks(text)) {
        tg_set_error("unexpected '%s'", text);
        return false;
    }
    if (tg_shape_count(out->shape) != 1) {
        const tg_tensor *t = out->t;
        tg_text like = {"", 0};
        for (int axis = 0; axis < t->shape.rank; axis++)
            tg_text_add(&like, "%s0", axis ? "," : "");
        tg_set_error("expected one number, and it is %s: %s%s[%s]",
                     tg_shape_print(t->shape).text, t->name ? "" : "%5 -> ",
                     t->name ? t->name : "%5", like.s);
        return false;
    }
    return true;
}

void tg_pick_copy(const tg_pick *pick, const tg_tensor *from, tg_real *out)
{
    const tg_shape shape = pick->t->shape;
    int at[TG_MAX_RANK];
    memcpy(at, pick->from, sizeof at);
    const size_t count = tg_shape_count(pick->shape);
    for (size_t n = 0; n < count; n++) {
        size_t i = 0;
        for (int axis = 0; axis < shape.rank; axis++)
            i = i * (size_t)shape.dim[axis] + (size_t)at[axis];
        out[n] = from->data[i];
        for (int axis = shape.rank - 1; axis >= 0; axis--) {
            if (++at[axis] < pick->to[axis])
                break;
            at[axis] = pick->from[axis];
        }
    }
}

tg_number_text tg_number_name(const tg_tensor *t, size_t i)
{
    tg_text text = {"", 0};
    if (t->name)
        tg_text_add(&text, "%.40s", t->name);
    else
        tg_text_add(&text, "%%%d", t->id);
    size_t rest = i, size = t->count;
    for (int axis = 0; axis < t->shape.rank; axis++) {
        size /= (size_t)t->shape.dim[axis];
        tg_text_add(&text, "%s%zu", axis ? "," : "[", rest / size);
        rest %= size;
    }
    tg_text_add(&text, "%s", t->shape.rank ? "]" : "");
    tg_number_text name;
    snprintf(name.s, sizeof name.s, "%.95s", text.s);
    return name;
}
