/* Cutting a C program into cells. One walk over its words keeps count of
 * braces and finds the markers; what is code and in no cell is refused. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lex.h"
#include "notebook.h"

static const char marker_form[] = "// %% id A title";

/* What was so at an #if, for its other branches to begin with. */
typedef struct branch {
    size_t braces;
    int parens;
    bool ended;     /* as in walk */
    bool all_ended; /* and at the end of each branch up to now */
    bool has_else;
    bool dead; /* this branch: it is below #if 0 */
} branch;

/* The walk. */
typedef struct walk {
    notebook *nb;
    /* For each { that is open a letter: 'e', its } ends a statement; or '-'. */
    text braces;
    text branches;         /* a struct branch for each #if that is open */
    int parens;            /* how many ( and [ are open */
    token before, earlier; /* the last word of code, the one before it */
    bool ended;            /* `before` ends a statement, or a declaration */
    int begun;             /* the line where the present declaration began */
    bool main_next;        /* the next ) { opens main */
    bool in_main, main_done;
    int main_line, open_line; /* of `int main` and of its { */
    int waits; /* line of a marker that no code came after yet; or 0 */
} walk;

/* ---- markers ---- */

static cell *new_cell(walk *w, cell_kind kind, int line, const char *prefix)
{
    notebook *nb = w->nb;
    nb->cell = realloc(nb->cell, ((size_t)nb->cells + 1) * sizeof *nb->cell);
    if (!nb->cell)
        abort();
    cell *c = &nb->cell[nb->cells++];
    *c = (cell){.kind = kind, .marker = line, .in_main = w->in_main};
    text_add(&c->title, "");
    text_add(&c->body, "");
    snprintf(c->id, sizeof c->id, "%s%d", prefix, nb->cells);
    return c;
}

/* Where the value of an option belongs; NULL for another word. */
static double *option_of(cell *c, const char *word)
{
    return strncmp(word, "timeout=", 8) == 0      ? &c->timeout
           : strncmp(word, "tolerance=", 10) == 0 ? &c->tolerance
                                                  : NULL;
}

static bool read_option(walk *w, cell *c, const char *word)
{
    char end;
    double *to = option_of(c, word);
    if (to && sscanf(strchr(word, '='), "=%lf%c", to, &end) == 1 && *to > 0 &&
        *to < 1e6)
        return true;
    return notebook_refuse(w->nb, c->marker,
                           "'%.60s': after the title may stand timeout=SECONDS "
                           "and tolerance=SHARE, numbers above 0",
                           word);
}

static bool read_id(walk *w, cell *c, const char *id)
{
    const size_t n = strspn(id, "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
    if (n == 0 || n >= ID_BYTES || id[n] || strncmp(id, "prose-", 6) == 0 ||
        strncmp(id, "frame-", 6) == 0)
        return notebook_refuse(
            w->nb, c->marker,
            "'%.60s' is no id: write %s, the id of up to 64 letters, digits, - "
            "and _, not beginning with prose- or frame-",
            id, marker_form);
    for (const cell *other = w->nb->cell; other < c; other++)
        if (strcmp(other->id, id) == 0)
            return notebook_refuse(
                w->nb, c->marker,
                "the id '%s' was given at line %d: each cell "
                "has its own",
                id, other->marker);
    strcpy(c->id, id);
    return true;
}

/* What stands after %%: id, title, options. A last word like colour=red is
 * taken for an option, so that a slip is reported. */
static bool read_code_marker(walk *w, cell *c, char *words)
{
    const char *finish = words + strlen(words);
    char *word = strtok(words, " \t");
    bool good = read_id(w, c, word ? word : ""), options = false;
    while (good && (word = strtok(NULL, " \t"))) {
        const char *end = word + strspn(word, "abcdefghijklmnopqrstuvwxyz");
        const bool last = word + strlen(word) == finish;
        options = options || option_of(c, word) ||
                  (last && end > word && *end == '=');
        if (options)
            good = read_option(w, c, word);
        else
            text_addf(&c->title, "%s%s", c->title.n ? " " : "", word);
    }
    if (c->title.n == 0)
        text_add(&c->title, c->id);
    return good;
}

/* A marker may stand only where a statement or a declaration may begin: why
 * this one may not, or NULL. */
static const char *misplaced(const walk *w, token t)
{
    const char *after = t.s + t.n;
    if (!t.first ||
        (t.kind == T_COMMENT && after[strspn(after, " \t")] != '\n'))
        return "a marker stands alone on its line";
    if (w->branches.n > 0)
        return "a marker between #if and #endif, which would make cells come "
               "and go: begin the cell above the #if";
    if (w->braces.n > (w->in_main ? 1 : 0))
        return w->in_main ? "a marker inside inner braces: write it between "
                            "statements of main"
                          : "a marker inside a function: write it above the "
                            "function";
    if (w->parens > 0 || !w->ended)
        return "a marker in the middle of a statement: write it after the ; "
               "or } that ends it";
    return NULL;
}

static void open_frame(walk *w)
{
    if (!w->in_main || w->nb->main_cell >= 0)
        return;
    cell *frame = new_cell(w, FRAME, w->main_line, "frame-");
    frame->first = w->main_line;
    frame->last = w->open_line;
    w->nb->main_cell = w->nb->cells - 1;
}

/* Whether a comment is a marker; its text after the %% goes to `words`. */
static bool is_marker(token t, text *words)
{
    const char *s = t.s + 2, *end = t.s + t.n;
    s += strspn(s, " \t");
    if (strncmp(s, "%%", 2) != 0 || (s[2] && !strchr(" \t\n[", s[2])))
        return false;
    s += 2;
    s += strspn(s, " \t");
    size_t n = strcspn(s, "\n");
    n = n < (size_t)(end - s) ? n : (size_t)(end - s);
    while (n > 0 && strchr(" \t", s[n - 1]))
        n--;
    text_add_n(words, s, n);
    return true;
}

static bool take_marker(walk *w, token t, char *words)
{
    const bool prose = strcmp(words, "[markdown]") == 0;
    if (prose != (t.kind == T_COMMENT))
        return notebook_refuse(
            w->nb, t.line,
            "prose is /* %%%% [markdown], its text on the lines below, and */; "
            "code is %s",
            marker_form);
    const char *why = misplaced(w, t);
    if (why)
        return notebook_refuse(w->nb, t.line, "%s", why);
    open_frame(w);
    cell *c = new_cell(w, prose ? PROSE : CODE, t.line, "prose-");
    w->waits = t.line;
    c->first = t.line + 1;
    for (size_t i = 0; prose && i < t.n; i++)
        c->last = i == 0 ? t.line : c->last + (t.s[i] == '\n');
    return prose || read_code_marker(w, c, words);
}

/* ---- the walk ---- */

/* Whether what stands here is below an #if 0: words, perhaps, and no C. */
static bool is_dead(const walk *w)
{
    branch b;
    for (size_t i = 0; i < w->branches.n; i += sizeof b) {
        memcpy(&b, w->branches.s + i, sizeof b);
        if (b.dead)
            return true;
    }
    return false;
}

static void directive(walk *w, token t)
{
    const char *s = t.s + 1 + strspn(t.s + 1, " \t");
    const char *value = s + 2 + strspn(s + 2, " \t");
    branch b = {w->braces.n, w->parens,
                w->ended,    true,
                false,       *value == '0' && isspace((unsigned char)value[1])};
    if (strncmp(s, "if", 2) == 0)
        text_add_n(&w->branches, (char *)&b, sizeof b);
    if (w->branches.n == 0 || *s != 'e')
        return;
    char *top = w->branches.s + w->branches.n - sizeof b;
    memcpy(&b, top, sizeof b);
    if (strncmp(s, "el", 2) == 0) {
        b.all_ended = b.all_ended && (w->ended || b.dead);
        b.dead = false;
        b.has_else = b.has_else || strncmp(s, "else", 4) == 0;
        memcpy(top, &b, sizeof b);
        w->braces.n = b.braces; /* what it closed is still there */
        w->parens = b.parens;
        w->ended = b.ended;
    } else if (strncmp(s, "endif", 5) == 0) {
        w->ended = w->ended && b.all_ended && (b.has_else || b.ended);
        w->branches.n -= sizeof b;
    }
}

/* Whether a { after the last word begins statements, as in `f(x) {` and in
 * `TWICE {` with a macro, and not members or values. */
static bool opens_block(const walk *w)
{
    static const char *const others[] = {"struct", "union", "enum", "do"};
    const token b = w->before;
    if (b.kind != T_WORD)
        return b.kind == T_END || (b.kind == T_MARK && strchr(");{}:", *b.s));
    for (int i = 0; i < 4; i++)
        if (token_is(b, others[i]) || token_is(w->earlier, others[i]))
            return false;
    return true;
}

static void open_brace(walk *w, token t)
{
    const bool block = opens_block(w);
    if (w->braces.n == 0 && w->main_next && token_is(w->before, ")")) {
        w->in_main = true;
        w->main_line = w->begun;
        w->open_line = t.line;
        w->nb->main_cell = -1;
        w->main_done = true;
    }
    text_add(&w->braces, block ? "e" : "-");
    w->ended = block;
}

static bool close_brace(walk *w, token t)
{
    if (w->braces.n == 0)
        return notebook_refuse(w->nb, t.line, "a } that closes nothing");
    w->ended = w->braces.s[--w->braces.n] == 'e';
    if (w->braces.n > 0 || !w->in_main)
        return true;
    w->in_main = false;
    if (w->nb->main_cell < 0) { /* no marker in main: it is in one cell */
        w->nb->main_cell = w->nb->cells > 0 ? w->nb->cells - 1 : 0;
    } else if (t.first) {
        cell *frame = new_cell(w, FRAME, t.line, "frame-");
        frame->first = frame->last = t.line;
    }
    return true;
}

/* A word of code. */
static bool code(walk *w, token t)
{
    if (w->waits && t.kind != T_WORD && t.kind != T_NUMBER &&
        t.kind != T_STRING && !strchr("{}(*&+-~!", *t.s))
        return notebook_refuse(w->nb, w->waits,
                               "a marker in the middle of a statement, which "
                               "goes on with '%c' below",
                               *t.s);
    if (w->waits && token_is(t, "else"))
        return notebook_refuse(w->nb, w->waits,
                               "a marker before else: write it after the "
                               "whole if");
    w->waits = 0;
    if (w->ended && w->braces.n == 0)
        w->begun = t.line;
    w->ended = token_is(t, ";");
    if (w->ended)
        w->main_next = false;
    if (w->braces.n == 0 && w->parens == 0 && token_is(t, "main"))
        w->main_next = !w->main_done;
    if (t.kind == T_MARK && strchr("([", *t.s))
        w->parens++;
    if (t.kind == T_MARK && strchr(")]", *t.s) && w->parens > 0)
        w->parens--;
    if (token_is(t, "{"))
        open_brace(w, t);
    const bool good = !token_is(t, "}") || close_brace(w, t);
    w->earlier = w->before;
    w->before = t;
    return good;
}

static void mark_code(walk *w, token t)
{
    int last = t.line;
    for (size_t i = 0; i < t.n; i++)
        last += t.s[i] == '\n';
    for (int line = t.line; line <= last; line++)
        w->nb->has_code[line] = true;
}

static bool take(walk *w, token t)
{
    text words = {0};
    bool good = true;
    if (t.kind == T_BAD && w->branches.n == 0)
        good = notebook_refuse(w->nb, t.line, "%s", t.why);
    else if ((t.kind == T_COMMENT || t.kind == T_LINE) && is_marker(t, &words))
        good = take_marker(w, t, words.s);
    else if (t.kind == T_DIRECTIVE)
        directive(w, t);
    else if (t.kind >= T_STRING && t.kind != T_BAD && !is_dead(w))
        good = code(w, t);
    if (t.kind >= T_STRING)
        mark_code(w, t);
    text_free(&words);
    return good;
}

bool notebook_walk(notebook *nb)
{
    walk w = {.nb = nb, .ended = true};
    bool good = true;
    token t = {.s = nb->source.s, .line = 1};
    for (t = lex_next(t); good && t.kind != T_END; t = lex_next(t))
        good = take(&w, t);
    if (good && w.braces.n > 0)
        good = notebook_refuse(nb, w.before.line,
                               "%zu { not closed when the file ends",
                               w.braces.n);
    if (good && nb->cells == 0)
        good = notebook_refuse(nb, 1, "no cell: begin one with a line %s",
                               marker_form);
    if (good && (!w.main_done || w.in_main || nb->main_cell < 0))
        good = notebook_refuse(nb, 0,
                               "no main that opens and closes outside "
                               "#if: write int main(void) { ... }");
    text_free(&w.braces);
    text_free(&w.branches);
    return good;
}
