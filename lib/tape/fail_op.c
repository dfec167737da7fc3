/* Messages about the inputs of an op, in the words of the student's program.
 *
 *     lesson.c:42: tg_matmul(x, W1): columns of the first must equal ...
 *       x  : [32 x 784]   made at lesson.c:30  tg_input(tape, "x", ...)
 *       W1 : [128 x 784]  made at lesson.c:31  tg_param(tape, "W1", ...)
 *             ^^^ 128 here, 784 above. tg_matmul_transposed(...) would be ...
 */
#include <stdio.h>
#include <string.h>

#include "tape/given.h"
#include "tape/op.h"

enum { LABEL_BYTES = 32, CALL_SHOWN = 40, NOTE = 2048 };

/* To the text in note[0 .. NOTE-1]. */
TG_PRINTF(2, 3)
static void append(char *note, const char *format, ...)
{
    const size_t at = strlen(note);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(note + at, NOTE - at, format, arguments);
    va_end(arguments);
}

static const char no_gradient[] =
    ": no gradient has reached it. Call tg_backward(loss) first; if you did, "
    "the loss does not depend on it, or only through a tg_detach";

void tg_fail_null(const char *function, int argument)
{
    char label[64];
    if (function && !tg_site_is(tg_site_now(), function))
        tg_fail("tg_%s: argument %d is NULL", function, argument);
    if (!tg_site_argument(tg_site_now(), argument - 1, label, sizeof label) ||
        strcmp(label, "NULL") == 0)
        tg_fail("argument %d is NULL", argument);
    tg_fail("argument %d, %s, is NULL%s", argument, label,
            strstr(label, "->grad") ? no_gradient : "");
}

/* Input k of y as it is written in the call that made y: of its function, of
 * its other function, or of tg_apply1, tg_apply2 or tg_apply_number. */
static bool written(const tg_tensor *y, int k, char *out, size_t size)
{
    const tg_op *op = y->op;
    const bool own = tg_site_is(y->site, op->name);
    if (own && op->arity < 0)
        return tg_site_element(y->site, 1, k, out, size);
    if (op->also && tg_site_is(y->site, op->also))
        k *= op->every;
    else if (!own && strncmp(tg_site_call(y->site), "tg_apply", 8) == 0 &&
             !tg_site_is(y->site, "apply"))
        k++;
    else if (!own)
        return false;
    return tg_site_argument(y->site, k, out, size);
}

void tg_input_label(const tg_tensor *y, int k, char *out, size_t size)
{
    /* A rule borrows the site of its op, but not the arguments. */
    if (y->rule_of < 0 && !y->by_pointer && written(y, k, out, size))
        return;
    if (y->in[k]->name)
        snprintf(out, size, "%s", y->in[k]->name);
    else
        snprintf(out, size, "%%%d", y->in[k]->id);
}

/* A line for each input. Returns how wide the labels are. */
static int describe_inputs(char *note, const tg_tensor *y)
{
    char label[LABEL_BYTES];
    int width = 0;
    for (int k = 0; k < y->inputs; k++) {
        tg_input_label(y, k, label, sizeof label);
        const int length = (int)strlen(label);
        width = length > width ? length : width;
    }
    for (int k = 0; k < y->inputs; k++) {
        const tg_tensor *x = y->in[k];
        tg_input_label(y, k, label, sizeof label);
        append(note, "\n  %-*s : %s", width, label,
               tg_shape_print(x->shape).text);
        const char *call = x->by_pointer ? "" : tg_site_call(x->site);
        if (x->site)
            append(note, "  made at %s:%s  %.*s%s", tg_site_file(x->site),
                   tg_site_line(x->site), CALL_SHOWN, call,
                   strlen(call) > CALL_SHOWN ? "..." : "");
    }
    return width;
}

/* Where the number of `axis` begins in the printed shape, and its length. */
static int axis_column(tg_shape shape, int axis, int *digits)
{
    *digits = snprintf(NULL, 0, "%d", shape.dim[axis]);
    shape.rank = axis; /* what stands before it, and " x ", or "[" */
    return axis > 0 ? (int)strlen(tg_shape_print(shape).text) + 2 : 1;
}

void tg_fail_op(const tg_tensor *y, const char *rule, ...)
{
    char note[NOTE] = "";
    va_list arguments;
    va_start(arguments, rule);
    vsnprintf(note, NOTE / 2, rule, arguments);
    va_end(arguments);
    describe_inputs(note, y);
    tg_fail("%s", note);
}

void tg_fail_clash(const tg_tensor *y, int axis0, int axis1, const char *rule,
                   const char *hint)
{
    char note[NOTE] = "";
    int digits, column = axis_column(y->in[1]->shape, axis1, &digits);

    append(note, "%s", rule);
    const int width = describe_inputs(note, y);
    append(note, "\n  %*s   %*s%.*s %d here, %d above.%s", width, "", column,
           "", digits, "^^^^^^^^^^", y->in[1]->shape.dim[axis1],
           y->in[0]->shape.dim[axis0], hint);
    tg_fail("%s", note);
}
