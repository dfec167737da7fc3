/* Short texts about tensors. */
#include "look/text/print.h"
#include "look/text/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tape/given.h"
#include "tape/op.h"
#include "tape/scope.h"

enum { SPELLED_OUT = 4 };

void tg_text_add(tg_text *t, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const size_t left = sizeof t->s - t->used;
    const int wrote = vsnprintf(t->s + t->used, left, format, arguments);
    va_end(arguments);
    if (wrote > 0)
        t->used += (size_t)wrote < left ? (size_t)wrote : left - 1;
    tg_printable(t->s);
}

double tg_shown(double x)
{
    return isnan(x) ? (double)NAN : x == 0 ? 0 : x;
}

static void add_range(tg_text *text, const tg_tensor *t, bool mean)
{
    double low = (double)t->data[0], high = low, sum = 0;
    size_t nan = 0;
    const int digits = mean ? 4 : 3;
    for (size_t i = 0; i < t->count; i++) {
        const double v = (double)t->data[i];
        nan += isnan(v) != 0;
        low = fmin(low, v);
        high = fmax(high, v);
        sum += v;
    }
    if (nan == 0 && low == high)
        tg_text_add(text, "all %.*g", digits, tg_shown(low));
    else
        tg_text_add(text, "%.*g .. %.*g", digits, tg_shown(low), digits,
                    tg_shown(high));
    if (mean && (nan > 0 || low != high))
        tg_text_add(text, ", mean %.4g", tg_shown(sum / (double)t->count));
    if (nan > 0)
        tg_text_add(text, ", %zu NaN", nan);
}

tg_text tg_text_range(const tg_tensor *t)
{
    tg_text text = {"", 0};
    if (t->count < 2)
        return tg_text_value(t);
    add_range(&text, t, false);
    return text;
}

tg_text tg_text_value(const tg_tensor *t)
{
    tg_text text = {"", 0};
    if (t->count == 1) {
        tg_text_add(&text, "%.4g", tg_shown((double)t->data[0]));
    } else if (t->count > SPELLED_OUT) {
        add_range(&text, t, true);
    } else {
        for (size_t i = 0; i < t->count; i++)
            tg_text_add(&text, "%s%.4g", i ? ", " : "(",
                        tg_shown((double)t->data[i]));
        tg_text_add(&text, t->count ? ")" : "()");
    }
    return text;
}

const char *tg_text_kind(const tg_tensor *t)
{
    static const char *const roles[] = {"", "param", "input", "constant"};
    return t->op ? t->op->name : roles[t->role];
}

tg_text tg_text_place(const tg_tensor *t)
{
    tg_text text = {"", 0};
    if (!t->site)
        return text;
    const char *file = tg_site_file(t->site), *slash = strrchr(file, '/');
    tg_text_add(&text, "%s:%s", slash ? slash + 1 : file,
                tg_site_line(t->site));
    return text;
}

/* What a rule recorded borrows the site of its op. */
tg_text tg_text_call(const tg_tensor *t)
{
    const tg_tensor *own = t->rule_of >= 0 ? t->tape->entry[t->rule_of] : t;
    tg_text text = {"", 0};
    tg_text_add(&text,
                t->site && own->by_pointer ? "(through a pointer, after %s)"
                                           : "%s",
                tg_site_call(t->site));
    return text;
}

tg_text tg_text_label(const tg_tensor *t)
{
    tg_text text = {"", 0};
    tg_text_add(&text, "%%%d %s", t->id, t->name ? t->name : tg_text_kind(t));
    return text;
}

/* `given`: what stands after the inputs, or "". */
static tg_text entry(const tg_tensor *t, const char *given)
{
    tg_text text = {"", 0};
    tg_text_add(&text, "%s", tg_text_kind(t));
    for (int k = 0; k < t->inputs; k++) {
        const tg_tensor *x = t->in[k];
        tg_text_add(&text, "%s%%%d%s%s", k ? ", " : "(", x->id,
                    x->name ? " " : "", x->name ? x->name : "");
    }
    if (t->op)
        tg_text_add(&text, "%s%s)", *given ? ", " : "", given);
    if (t->name)
        tg_text_add(&text, " %s%s", t->op ? "-> " : "", t->name);
    return text;
}

tg_text tg_text_entry(const tg_tensor *t)
{
    return entry(t, "");
}

tg_text tg_text_full_entry(const tg_tensor *t)
{
    char given[64] = "";
    if (t->op && t->op->show)
        t->op->show(t, given, sizeof given);
    return entry(t, given);
}

int tg_letters(const char *text)
{
    int n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xc0) != 0x80;
    return n;
}

int tg_letter_bytes(const char *text, int letters)
{
    int bytes = 0;
    for (; text[bytes]; bytes++)
        if (((unsigned char)text[bytes] & 0xc0) != 0x80 && letters-- == 0)
            break;
    return bytes;
}

/* Copies text to out[at...], as much of it as stands before out[end]. */
static void put_at(char *out, size_t at, size_t end, const char *text)
{
    for (; *text && at < end; text++)
        out[at++] = *text;
}

/* Two walks from the innermost scope outwards: the first measures the path, the
 * second puts each name at its place in it. */
void tg_scope_path(const tg_tape *tape, int scope, char *out, size_t size)
{
    tg_check_tape("scope_path", tape);
    tg_check_given("scope_path", out, 3);
    if (size == 0)
        return;
    const tg_scope_range *const all = tape->scope;
    size_t length = 0;
    for (int s = scope; s >= 0; s = all[s].outer)
        length += strlen(all[s].name) + (all[s].outer >= 0);
    const size_t end = length < size ? length : size - 1;
    for (int s = scope; s >= 0; s = all[s].outer) {
        length -= strlen(all[s].name);
        put_at(out, length, end, all[s].name);
        if (all[s].outer >= 0)
            put_at(out, --length, end, "/");
    }
    out[end] = '\0';
    tg_printable(out);
}
