# Lists, or makes, wrong versions of a source.
#
#   awk -f mutants.awk FILE                    a line for each: "number what"
#   awk -f mutants.awk -v make=NUMBER FILE     FILE with that one in it
#
# In ops/: for each descriptor with a gradient the rule's result with its sign
# flipped, doubled, detached, or replaced by dy; and in each rule every factor
# dropped, operation exchanged, operand confused. In tape/backward.c and
# kernels/: sums that lose what was there, broadcasts that are not summed back.

function mutant(what, before, after) { # replaces `before` in this line
    if (++count == make) {
        at = from + index(substr(line, from), before) - 1
        line = substr(line, 1, at - 1) after substr(line, at + length(before))
        done = 1
    } else if (!make)
        print count, FNR ": " what
}

# One mutant for each place of this line where `before` stands. Not where it
# would change nothing: a flat function has no gradient to detach, and the
# step of relu(x) is that of x.
function each(before, after,    rest) {
    if (before == "y->in[k]" &&
        line ~ /tg_(eq|sign|step)\(|&step,|in\[k\]->shape/)
        return
    from = 1
    while (!done && (rest = index(substr(line, from), before))) {
        from += rest - 1
        mutant("`" before "` becomes `" after "`: " trimmed(line), before, after)
        from += length(before)
    }
}

function trimmed(text) { sub(/^ +/, "", text); return text }

# A wrapper of the rule, in front of the descriptor that names it.
function wrapped(what, result) {
    if (++count == make) {
        helper = "static tg_tensor *tg_wrong_rule(tg_tensor *y, tg_tensor *dy," \
            " int k)\n{\n    tg_tensor *g = " rule "(y, dy, k);\n    (void)g;" \
            "\n    return " result ";\n}\n"
        done = 1
    } else if (!make)
        print count, FNR ": " name ": " what
}

FNR == 1 {
    is_op = FILENAME ~ /\/ops\//
    is_kernel = FILENAME ~ /\/kernels\//
    while ((getline text < FILENAME) > 0) { # a rule of nothing but zeros
        if (text ~ /^static tg_tensor \*[a-z0-9_]+_gradient\(/) {
            split(text, part, /[*(]/); inside = part[2]; zeros[inside] = 1
        }
        if (inside && text ~ /return/ && text !~ /tg_zeros\(/) zeros[inside] = 0
        if (text ~ /^}/) inside = ""
    }
}

{ line = $0; done = 0; helper = "" }

is_op && /^static const tg_op [a-z0-9_]+ = [{]$/ { held = FNR; head = ""; name = $4 }
is_op && /^static tg_tensor \*[a-z0-9_]+\(tg_tensor \*y, tg_tensor \*dy, int k\)/ ||
is_op && /^static tg_tensor \*[a-z0-9_]+\(tg_tensor \*[xw], tg_tensor \*d[xw], int k\)/ ||
is_op && /^static tg_tensor \*(bell|no_gradient)\(/ ||
is_op && /^tg_tensor \*tg_reduce_spread\(/ { in_rule = 1 }

in_rule && !/^static|^tg_tensor/ {
    each("tg_mul(", "tg_drop(")
    each("tg_div(", "tg_drop(")
    each("tg_mul(", "tg_add(")
    each("tg_div(", "tg_mul(")
    each("tg_sub(", "tg_add(")
    each("tg_add(", "tg_sub(")
    each("tg_neg(", "(")
    each("in[1 - k]", "in[k]")
    each("in[0]", "in[1]")
    each("in[1]", "in[0]")
    each("y->in[k]", "y")
    each("y->in[k]", "tg_detach(y->in[k])")
    each("k == 0", "k == 1")
    each("k == 1", "k == 0")
    each("!t->", "t->")
    each(" - 1", "")
    each(", 2)", ", 3)")
    each(", -1)", ", 1)")
    each("-0.5", "0.5")
    each("tg_cos(", "tg_sin(")
    each("tg_sin(", "tg_cos(")
    each("tg_ge(", "tg_gt(")
    each("tg_gt(", "tg_ge(")
    each("a.start, ", "0, ")
    each("a->before, a", "0, a")
}

/^}/ { in_rule = 0 }

FILENAME ~ /tape\/backward\.c$/ {
    each("before ? tg_add(before, contribution) : contribution", "contribution")
    each("before ? tg_add(before, contribution) : contribution", "before ? before : contribution")
    each("share = tg_sum_to(share, x->shape);", "(void)0;")
    each("t->grad ? tg_add(t->grad, arrived) : arrived", "arrived")
    each("!x->needs_grad", "false")
    each("k < y->inputs", "k < 1")
}

is_kernel && !/^ *(\/\*|\*)/ {
    each(" += ", " = ")
    each(" -= ", " += ")
    if (FILENAME ~ /(reduce|conv)\.c$/) # elsewhere equals are the same
        each(" > ", " >= ")
    each(" ? 0 : ", " ? 1 : ")
    each("sqrt(", "(")
    each("fabs(", "(")
}

is_op && held { # a descriptor is held back until its rule is known
    head = head line "\n"
    if (match(line, /\.gradient = [a-z0-9_]+/))
        rule = substr(line, RSTART + 12, RLENGTH - 12)
    if (line ~ /^}/) {
        if (rule && !zeros[rule]) {
            wrapped("the sign of its rule flipped", "tg_neg(g)")
            wrapped("twice its rule", "tg_mul_scalar(g, 2)")
            wrapped("its rule without a gradient of its own", "tg_detach(g)")
            if (helper)
                sub("gradient = " rule, "gradient = tg_wrong_rule", head)
        }
        if (make)
            printf "%s%s", helper, head
        held = 0
        rule = ""
    }
    next
}

make { print line }
make && /^#include "ops\/table.h"/ && is_op {
    print "#include \"ops/elementwise.h\"\n#include \"ops/move.h\""
    print "static inline tg_tensor *tg_drop(tg_tensor *a, tg_tensor *b)"
    print "{\n    (void)b;\n    return a;\n}"
}
