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

enum { LABEL_BYTES = 32, CALL_SHOWN = 40 };

typedef struct note {
    char text[2048];
    size_t used;
} note;

static void append(note *n, const char *format, ...) TG_PRINTF(2, 3);

static void append(note *n, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    size_t left = sizeof n->text - n->used;
    int wrote = vsnprintf(n->text + n->used, left, format, arguments);
    va_end(arguments);
    if (wrote > 0)
        n->used += (size_t)wrote < left ? (size_t)wrote : left - 1;
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

void tg_input_label(const tg_tensor *y, int k, char *out, size_t size)
{
    const tg_tensor *x = y->in[k];
    /* A rule borrows the site of its op, but not the arguments. */
    if (y->rule_of < 0 && !y->by_pointer && tg_site_is(y->site, y->op->name) &&
        (y->op->arity < 0 ? tg_site_element(y->site, 1, k, out, size)
                          : tg_site_argument(y->site, k, out, size)))
        return;
    if (x->name)
        snprintf(out, size, "%s", x->name);
    else
        snprintf(out, size, "%%%d", x->id);
}

static int label_width(const tg_tensor *y)
{
    int width = 0;
    for (int k = 0; k < y->inputs; k++) {
        char label[LABEL_BYTES];
        tg_input_label(y, k, label, sizeof label);
        int length = (int)strlen(label);
        width = length > width ? length : width;
    }
    return width;
}

static void describe_inputs(note *n, const tg_tensor *y, int width)
{
    for (int k = 0; k < y->inputs; k++) {
        const tg_tensor *x = y->in[k];
        char label[LABEL_BYTES];
        tg_input_label(y, k, label, sizeof label);
        append(n, "\n  %-*s : %s", width, label, tg_shape_print(x->shape).text);
        const char *call = x->by_pointer ? "" : tg_site_call(x->site);
        if (x->site)
            append(n, "  made at %s:%s  %.*s%s", tg_site_file(x->site),
                   tg_site_line(x->site), CALL_SHOWN, call,
                   strlen(call) > CALL_SHOWN ? "..." : "");
    }
}

/* Where the number of `axis` begins in the printed shape, and its length. */
static int axis_column(tg_shape shape, int axis, int *digits)
{
    tg_shape before = shape;
    before.rank = axis;
    int column = (int)strlen(tg_shape_print(before).text) - 1;
    *digits = snprintf(NULL, 0, "%d", shape.dim[axis]);
    return axis > 0 ? column + 3 : 1; /* after " x ", or after "[" */
}

void tg_fail_op(const tg_tensor *y, const char *rule, ...)
{
    note n = {.used = 0};
    va_list arguments;
    va_start(arguments, rule);
    int wrote = vsnprintf(n.text, sizeof n.text / 2, rule, arguments);
    va_end(arguments);
    n.used = wrote > 0 ? strlen(n.text) : 0;
    describe_inputs(&n, y, label_width(y));
    tg_fail("%s", n.text);
}

void tg_fail_clash(const tg_tensor *y, int axis0, int axis1, const char *rule,
                   const char *hint)
{
    static const char carets[] = "^^^^^^^^^^";
    note n = {.used = 0};
    int width = label_width(y), digits;
    int column = axis_column(y->in[1]->shape, axis1, &digits);

    append(&n, "%s", rule);
    describe_inputs(&n, y, width);
    append(&n, "\n  %*s   %*s%.*s %d here, %d above.%s", width, "", column, "",
           digits, carets, y->in[1]->shape.dim[axis1],
           y->in[0]->shape.dim[axis0], hint);
    tg_fail("%s", n.text);
}
