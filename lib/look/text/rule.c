/* Writing a rule's entries as an expression: from left to right into one text,
 * until it is full or DEEPEST levels down. The time it takes grows with the
 * text, not with the number of ways that lead to an entry. */
#include "look/text/rule.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "tape/error.h"

enum { DEEPEST = 8, ATTRIBUTES = 64 };

/* An expression, and what it is written in terms of. */
typedef struct expression {
    const tg_tensor *y;  /* the op's entry */
    const tg_tensor *dy; /* what had arrived there */
    bool numbers;        /* as their values, not as names */
    char *out;           /* [size], `used` of them written */
    size_t size, used;
    bool full; /* there was more to write */
    int depth;
} expression;

void tg_input_name(const tg_op *op, int inputs, int k, char *out, size_t size)
{
    const char *name = op->inputs ? op->inputs : inputs == 1 ? "x" : "a b c d";
    for (int i = 0; i < k && *name; i++) {
        name += strcspn(name, " ");
        name += *name == ' ';
    }
    snprintf(out, size, "%.*s", (int)strcspn(name, " "), name);
    if (!*name) /* of many: x4, x5, .. */
        snprintf(out, size, "x%d", k);
}

static void put(expression *w, const char *text)
{
    const size_t room = w->size - 1 - w->used, n = strlen(text);
    snprintf(w->out + w->used, room + 1, "%s", text);
    w->used += n < room ? n : room;
    w->full |= n > room;
}

static void put_entry(expression *w, const tg_tensor *e);

/* Whether a text needs parentheses next to an operator. */
static bool is_compound(const char *text)
{
    int depth = 0;
    for (const char *c = text; *c; c++) {
        depth += *c == '(';
        depth -= *c == ')';
        if (depth == 0 && (*c == ' ' || *c == '^'))
            return true;
    }
    return text[0] == '-';
}

/* In parentheses if need be. In a full text the last letter makes room. */
static void put_operand(expression *w, const tg_tensor *e)
{
    const size_t from = w->used;
    put_entry(w, e);
    if (!is_compound(w->out + from))
        return;
    w->full |= w->used == w->size - 1;
    w->used -= w->full;
    memmove(w->out + from + 1, w->out + from, w->used - from);
    w->out[from] = '(';
    w->out[++w->used] = '\0';
    put(w, ")");
}

/* "a * b" with the operands in their places. */
static void put_pattern(expression *w, const tg_tensor *e, const char *pattern,
                        const char *attributes)
{
    for (const char *c = pattern; *c && !w->full; c++) {
        const bool alone = (c == pattern || !isalpha((unsigned char)c[-1])) &&
                           !isalpha((unsigned char)c[1]);
        const int k = *c - 'a';
        if (alone && k >= 0 && k < e->inputs)
            put_operand(w, e->in[k]);
        else if (*c == '#')
            put(w, attributes);
        else
            put(w, (char[]){*c, '\0'});
    }
}

/* "name(a, b, #)" */
static void put_call(expression *w, const tg_tensor *e, const char *attributes)
{
    put(w, e->op->name);
    put(w, "(");
    for (int k = 0; k < e->inputs && !w->full; k++) {
        put(w, k ? ", " : "");
        put_entry(w, e->in[k]);
    }
    put(w, attributes[0] ? ", " : "");
    put(w, attributes);
    put(w, ")");
}

/* A leaf that a rule made: the number that all its numbers are. */
static void put_leaf(expression *w, const tg_tensor *e)
{
    char text[32];
    bool equal = true;
    for (size_t i = 1; equal && i < e->count; i++)
        equal = e->data[i] == e->data[0];
    if (equal)
        snprintf(text, sizeof text, "%g", e->count ? (double)e->data[0] : 0.0);
    else
        snprintf(text, sizeof text, "%%%d", e->id);
    put(w, text);
}

static bool is_input(const tg_tensor *y, const tg_tensor *e)
{
    for (int k = 0; k < y->inputs; k++)
        if (y->in[k] == e)
            return true;
    return false;
}

/* Puts the name, or the number, of an entry that the expression is written in
 * terms of; false for another entry. */
static bool put_term(expression *w, const tg_tensor *e)
{
    char text[64] = "";
    if (w->numbers && (e == w->dy || e == w->y || is_input(w->y, e)))
        snprintf(text, sizeof text, "%.6g", (double)e->data[0]);
    else if (e == w->dy || e == w->y)
        snprintf(text, sizeof text, "%s", e == w->dy ? "dy" : "y");
    for (int k = 0; k < w->y->inputs && !text[0]; k++)
        if (e == w->y->in[k])
            tg_input_name(w->y->op, w->y->inputs, k, text, sizeof text);
    put(w, text);
    return text[0] != '\0';
}

/* e as its op applied to its inputs. */
static void put_op(expression *w, const tg_tensor *e)
{
    char attributes[ATTRIBUTES] = "";
    if (e->op->show)
        e->op->show(e, attributes, sizeof attributes);
    if (!e->op->notation)
        put_call(w, e, attributes);
    else if (strcmp(e->op->notation, "#") == 0)
        put_pattern(w, e, attributes, "");
    else
        put_pattern(w, e, e->op->notation, attributes);
}

static void put_entry(expression *w, const tg_tensor *e)
{
    char id[16];
    if (w->full || put_term(w, e))
        return;
    if (!e->op) {
        put_leaf(w, e);
    } else if (w->depth == DEEPEST) {
        snprintf(id, sizeof id, "%%%d", e->id);
        put(w, id);
    } else {
        w->depth++;
        put_op(w, e);
        w->depth--;
    }
}

/* Ends the text, with "..." where it was cut and there is room for that. */
static void finish(expression *w)
{
    w->out[w->used] = '\0';
    if (w->full && w->size > 16)
        memcpy(w->out + w->used - 3, "...", 3);
    tg_printable(w->out);
}

/* What had arrived at y when its rule was applied: the last total before. */
static const tg_tensor *arrived_at(const tg_tape *tape,
                                   const tg_backward_record *record)
{
    for (const tg_backward_record *r = record; r-- > tape->record;)
        if (r->target == record->y && r->pass == record->pass)
            return tape->entry[r->total];
    return NULL;
}

void tg_rule_text(const tg_tape *tape, const tg_backward_record *record,
                  char *out, size_t size)
{
    const tg_tensor *contribution = tape->entry[record->contribution];
    expression w = {.out = out, .size = size};
    if (record->y < 0) {
        put_leaf(&w, contribution);
    } else {
        w.y = tape->entry[record->y];
        w.dy = arrived_at(tape, record);
        put_entry(&w, contribution);
    }
    finish(&w);
}

bool tg_rule_numbers(const tg_tape *tape, const tg_backward_record *record,
                     char *out, size_t size)
{
    expression w = {.numbers = true, .out = out, .size = size};
    bool single = record->y >= 0;
    if (single)
        w.y = tape->entry[record->y];
    for (int k = 0; single && k < w.y->inputs; k++)
        single = w.y->in[k]->count == 1;
    single = single && w.y->count == 1;
    if (single) {
        w.dy = arrived_at(tape, record);
        put_entry(&w, tape->entry[record->contribution]);
    }
    finish(&w);
    return single;
}

void tg_entry_text(const tg_tensor *y, char *out, size_t size)
{
    expression w = {.y = y, .numbers = true, .out = out, .size = size};
    put_op(&w, y);
    finish(&w);
}
