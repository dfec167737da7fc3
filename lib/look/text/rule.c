/* Writing a rule's entries as an expression. A rule is a handful of entries
 * above the op's own inputs, so following them down is a short recursion. */
#include "look/text/rule.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "tape/error.h"

enum { EXPRESSION = 512, ATTRIBUTES = 64 };

/* What an expression is written in terms of. */
typedef struct terms {
    const tg_tensor *y;  /* the op's entry */
    const tg_tensor *dy; /* what had arrived there */
    bool numbers;        /* as their values, not as names */
} terms;

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

static void write_entry(const terms *t, const tg_tensor *e, char *out,
                        size_t size);

/* Whether a text needs parentheses beside an operator. */
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

static void append(char *out, size_t size, const char *text)
{
    size_t used = strlen(out);
    snprintf(out + used, size - used, "%s", text);
}

static void append_operand(const terms *t, const tg_tensor *e, char *out,
                           size_t size)
{
    char text[EXPRESSION];
    write_entry(t, e, text, sizeof text);
    const bool wrap = is_compound(text);
    append(out, size, wrap ? "(" : "");
    append(out, size, text);
    append(out, size, wrap ? ")" : "");
}

/* "a * b" with the operands in their places. */
static void fill_pattern(const terms *t, const tg_tensor *e,
                         const char *pattern, const char *attributes, char *out,
                         size_t size)
{
    for (const char *c = pattern; *c; c++) {
        const bool alone = (c == pattern || !isalpha((unsigned char)c[-1])) &&
                           !isalpha((unsigned char)c[1]);
        const int k = *c - 'a';
        if (alone && k >= 0 && k < e->inputs)
            append_operand(t, e->in[k], out, size);
        else if (*c == '#')
            append(out, size, attributes);
        else
            append(out, size, (char[]){*c, '\0'});
    }
}

/* "name(a, b, #)" */
static void fill_call(const terms *t, const tg_tensor *e,
                      const char *attributes, char *out, size_t size)
{
    append(out, size, e->op->name);
    append(out, size, "(");
    for (int k = 0; k < e->inputs; k++) {
        char text[EXPRESSION];
        write_entry(t, e->in[k], text, sizeof text);
        append(out, size, k ? ", " : "");
        append(out, size, text);
    }
    append(out, size, attributes[0] ? ", " : "");
    append(out, size, attributes);
    append(out, size, ")");
}

/* A leaf that a rule made: a number that all its numbers are. */
static void write_leaf(const tg_tensor *e, char *out, size_t size)
{
    for (size_t i = 1; i < e->count; i++)
        if (e->data[i] != e->data[0]) {
            snprintf(out, size, "%%%d", e->id);
            return;
        }
    snprintf(out, size, "%g", e->count ? (double)e->data[0] : 0.0);
}

static bool is_input(const tg_tensor *y, const tg_tensor *e)
{
    for (int k = 0; k < y->inputs; k++)
        if (y->in[k] == e)
            return true;
    return false;
}

/* The name of an entry that an expression is written in terms of, or "". */
static void term_name(const terms *t, const tg_tensor *e, char *out,
                      size_t size)
{
    out[0] = '\0';
    if (t->numbers && (e == t->dy || e == t->y || is_input(t->y, e))) {
        snprintf(out, size, "%.6g", (double)e->data[0]);
        return;
    }
    if (e == t->dy)
        snprintf(out, size, "dy");
    else if (e == t->y)
        snprintf(out, size, "y");
    for (int k = 0; k < t->y->inputs && !out[0]; k++)
        if (e == t->y->in[k])
            tg_input_name(t->y->op, t->y->inputs, k, out, size);
}

/* e as its op applied to its inputs. */
static void write_op(const terms *t, const tg_tensor *e, char *out, size_t size)
{
    char attributes[ATTRIBUTES] = "";
    out[0] = '\0';
    if (e->op->show)
        e->op->show(e, attributes, sizeof attributes);
    if (!e->op->notation)
        fill_call(t, e, attributes, out, size);
    else if (strcmp(e->op->notation, "#") == 0)
        fill_pattern(t, e, attributes, "", out, size);
    else
        fill_pattern(t, e, e->op->notation, attributes, out, size);
}

static void write_entry(const terms *t, const tg_tensor *e, char *out,
                        size_t size)
{
    term_name(t, e, out, size);
    if (out[0])
        return;
    if (!e->op) {
        write_leaf(e, out, size);
        return;
    }
    write_op(t, e, out, size);
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
    if (record->y < 0) {
        write_leaf(tape->entry[record->contribution], out, size);
        return;
    }
    const terms t = {tape->entry[record->y], arrived_at(tape, record), false};
    write_entry(&t, tape->entry[record->contribution], out, size);
    tg_printable(out);
}

bool tg_rule_numbers(const tg_tape *tape, const tg_backward_record *record,
                     char *out, size_t size)
{
    out[0] = '\0';
    if (record->y < 0)
        return false;
    const terms t = {tape->entry[record->y], arrived_at(tape, record), true};
    bool single = t.y->count == 1;
    for (int k = 0; k < t.y->inputs; k++)
        single &= t.y->in[k]->count == 1;
    if (single)
        write_entry(&t, tape->entry[record->contribution], out, size);
    tg_printable(out);
    return single;
}

void tg_entry_text(const tg_tensor *y, char *out, size_t size)
{
    const terms t = {y, NULL, true};
    write_op(&t, y, out, size);
    tg_printable(out);
}
