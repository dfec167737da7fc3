/* C as HTML, coloured. */
#include "lex.h"
#include "pages.h"

static bool is_keyword(token t)
{
    static const char *const words[] = {
        "auto",     "bool",    "break",  "case",     "char",   "const",
        "continue", "default", "do",     "double",   "else",   "enum",
        "extern",   "false",   "float",  "for",      "goto",   "if",
        "inline",   "int",     "long",   "NULL",     "return", "short",
        "signed",   "size_t",  "sizeof", "static",   "struct", "switch",
        "true",     "typedef", "union",  "unsigned", "void",   "volatile",
        "while"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(t, words[i]))
            return true;
    return false;
}

/* "k"eyword, "s"tring, ...; NULL for what stays as it is. */
static const char *class_of(token t)
{
    switch (t.kind) {
    case T_LINE:
    case T_COMMENT:
        return "c";
    case T_STRING:
        return "s";
    case T_NUMBER:
        return "n";
    case T_DIRECTIVE:
        return "p";
    case T_WORD:
        return is_keyword(t) ? "k" : NULL;
    default:
        return NULL;
    }
}

void highlight_html(const char *code, text *page)
{
    token t = {.s = code, .line = 1};
    for (t = lex_next(t); t.kind != T_END; t = lex_next(t)) {
        const char *class = class_of(t);
        if (class)
            text_addf(page, "<i class=\"%s\">", class);
        text_add_xml(page, t.s, t.n);
        if (class)
            text_add(page, "</i>");
    }
}
