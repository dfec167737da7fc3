#!/bin/sh
# The first line of a program: natural.sh BUILD_DIR (make natural).
#
# What a student writes in plain C compiles without a warning, with each compiler
# that is here; and a slip is answered by at most ten lines, not counting those
# that say which file includes which.
set -u
build=${1:-build}
here=$build/natural
mkdir -p "$here"
passed=0 failed=0
flags='-std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Ilib'

program() { # line
    printf '#include "tapegrad.h"\n\nint main(void)\n{\n'
    printf '    tg_tape *tape = tg_tape_new();\n'
    printf '    tg_tensor *a = tg_ones(tape, 1, 4, 6, 6);\n'
    printf '    tg_tensor *b = tg_ones(tape, 4, 4, 2, 2), *c = NULL; (void)a;\n'
    printf '    %s\n    tg_tape_free(tape);\n    return c == b;\n}\n' "$1"
}

verdict() { # what it says when it is wrong
    if [ -z "$1" ]; then passed=$((passed + 1)); return; fi
    failed=$((failed + 1))
    printf '%s\n' "$1"
}

compile() { # compiler line
    program "$2" >"$here/line.c"
    # shellcheck disable=SC2086
    $1 $flags -c -o "$here/line.o" "$here/line.c" 2>"$here/said"
}

natural() { # compiler
    while IFS= read -r line; do
        compile "$1" "$line" && [ ! -s "$here/said" ] &&
            "$1" -o "$here/line" "$here/line.o" "$build/libtapegrad.a" -lm \
                -pthread 2>>"$here/said" && "$here/line" 2>>"$here/said"
        verdict "$(sed "s|^|$1, $line: |" "$here/said")"
    done <<'LINES'
c = tg_input(tape, "x", TG_SHAPE(2), (tg_real[]){2, 3});
c = tg_constant(tape, TG_SHAPE(2, 2), (tg_real[]){1, 2, 3, 4});
tg_real data[] = {1, 2, 3}; c = tg_input(tape, "x", TG_SHAPE(3), data);
c = tg_mul(tg_add(tg_mul(a, a), tg_constant(tape, TG_SHAPE(6), (tg_real[]){1, 2, 3, 4, 5, 6})), a);
c = tg_concat(2, (tg_tensor *[]){b, b}, 0);
c = tg_conv2d(a, b, (tg_conv2d_options){.stride = {2, 2}, .padding = {1, 1}});
c = tg_conv2d(a, b, .stride = {2, 2}, .padding = {1, 1});
c = tg_max_pool2d(a, (tg_pool2d_options){.kernel = {2, 2}});
c = tg_mean(tg_square(tg_sub(a, tg_zeros(tape, a->shape))), TG_AXES(0, 2), true);
c = tg_sum(a, 0); c = tg_softmax(a); c = tg_mse(a, a, TG_SUM); c = tg_conv2d(a, b);
tg_tensor *l = tg_zeros(tape, 1, 4, 6); c = tg_softmax_cross_entropy(a, l); c = tg_softmax_cross_entropy(a, l, TG_SUM); c = tg_softmax_cross_entropy(a, l, .label_smoothing = 0.1); c = tg_softmax_cross_entropy(a, l, TG_NONE, .ignore_index = 0, .label_smoothing = 0.1);
c = tg_conv1d(tg_ones(tape, 1, 2, 6), tg_ones(tape, 2, 2, 3), .padding = 1); c = tg_max_pool1d(tg_ones(tape, 1, 2, 6), .kernel = 2); c = tg_upsample(a, 2, 2);
tg_tensor *part[3]; tg_split(a, 3, -1, part); c = tg_topk(part[0], 1, 2, NULL); c = tg_triu(a); c = tg_tril(a, -1);
c = tg_arange(tape, 0, 3); c = tg_eye(tape, 2); c = tg_random_uniform(tape, 0, 1, 2, 3); c = tg_random_normal(tape, 0, 1, a->shape);
tg_tensor *w = tg_param(tape, "w", 2, 2); tg_set(w, (tg_real[]){1, 2, 3, 4});
tg_layer *i = tg_input_layer(tape, 4, 6, 6); tg_conv2d_layer(i, 3, TG_SHAPE(1, 2), "relu", .same = true, .stride = {2, 2});
tg_model *m = tg_sequential(tape); tg_input_layer(m, 4, 6, 6); tg_max_pool2d_layer(m, 2); tg_batch_norm_layer(m); tg_flatten(m);
tg_layer *i = tg_input_layer(tape, 4, 6, 6); tg_concat_layer(TG_LAYERS(tg_conv2d_layer(i, 3, 5, "relu", .same = true), i), 0);
c = tg_param(tape, "c", 2); tg_optimizer *o = tg_adamw(tape, 0.1); tg_optimizer_group(o, "*"); tg_optimizer_group(o, "c", .rate_factor = 0.1, .no_decay = true);
c = tg_param(tape, "c", 2); tg_optimizer *o = tg_adamw(tape, 0.1); tg_optimizer_group_of(o, &c, 1); tg_optimizer_group_of(o, (tg_tensor *[]){c}, 1, .frozen = true);
tg_layer *s = tg_input_layer(tape, 5, 4); s = tg_gru(s, 4, .all = true, .stateful = true); s = tg_lstm(tg_multi_head_attention(s, s, 2, 3, .causal = true), 3); c = b;
LINES
}

slips() { # compiler
    while IFS= read -r line; do
        compile "$1" "$line"
        lines=$(grep -cvE '^In file included|^ +from |: In function ' \
            "$here/said")
        if [ "$lines" = 0 ]; then
            "$1" -o "$here/line" "$here/line.o" "$build/libtapegrad.a" -lm \
                -pthread 2>/dev/null
            "$here/line" 2>"$here/said" && echo nothing is said >"$here/said"
            lines=$(wc -l <"$here/said")
            grep -q "line.c:8: .*: a shape is missing" "$here/said" || lines=99
        fi
        verdict "$([ "$lines" -le 10 ] || {
            echo "$1 answers '$line' with $lines lines:"
            cat "$here/said"; })"
    done <<'LINES'
c = tg_zeros(tape);
c = tg_param(tape, "w");
c = tg_input(tape, "x", 2, (tg_real[]){2, 3});
c = tg_input(tape, "x", TG_SHAPE(2), {2, 3});
c = tg_input(tape, "x", {2}, (tg_real[]){2, 3});
c = tg_input(tape, "x", TG_SHAPE(2), (int[]){2, 3});
c = tg_concat(2, {b, b}, 0);
c = tg_mul(a, 2);
c = tg_mul(a);
c = tg_mul(a, b, b);
c = tg_conv2d(a, b, .strides = {2, 2});
c = tg_mse(a);
c = tg_huber(a, a);
c = tg_var(a);
c = tg_softmx(a);
tg_conv2d_layer(tg_input_layer(tape, 4, 6, 6), 3, 5, "relu", .strides = {2, 2});
c = tg_param(tape, "c", 2); tg_optimizer_group(tg_sgd(tape, 0.1), "c", .rate = 0.1);
c = tg_param(tape, "c", 2); tg_optimizer_group_of(tg_sgd(tape, 0.1), &c, 1, .rate = 0.1);
LINES
}

# One argument too many is not dropped.
for line in 'c = tg_mse(a, a, TG_NONE, TG_SUM);' 'c = tg_sum(a, 0, true, 1);' \
    'c = tg_softmax(a, 0, 1);'; do
    verdict "$(compile "${CC:-cc}" "$line" && echo "'$line' compiles")"
done

# What a compiler does not see is said when it runs, with the line.
says() { # line, what
    # shellcheck disable=SC2086
    compile "${CC:-cc}" "$1" && ${CC:-cc} -o "$here/line" "$here/line.o" \
        "$build/libtapegrad.a" -lm -pthread
    verdict "$("$here/line" 2>&1 | tr '\n' ' ' | grep -qF "line.c:8: $2" || {
        echo "'$1' does not say '$2' but:"
        "$here/line" 2>&1; })"
}

for compiler in gcc clang; do
    command -v $compiler >/dev/null 2>&1 || {
        echo "skip $compiler: not here"
        continue
    }
    natural $compiler
    slips $compiler
done
says 'c = tg_input(tape, "x", TG_SHAPE(3), (tg_real[]){2, 3});' \
    'tg_input(tape, "x", TG_SHAPE(3), (tg_real[]){2, 3}): [3] needs 3 elements, and the braces hold 2'
says 'tg_set(a, (tg_real[]){1});' \
    'tg_set(a, (tg_real[]){1}): [1 x 4 x 6 x 6] needs 144 elements, and the braces hold 1'
says 'c = tg_concat(2, (tg_tensor *[]){a, b}, 0);' \
    'tg_concat(2, (tg_tensor *[]){a, b}, 0): '
says 'c = tg_mul(tg_add(tg_mul(a, a), tg_zeros(tape, 5)), b);' \
    'tg_add(tg_mul(a, a), tg_zeros(tape, 5)): '
says 'c = tg_zeros(tape, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);' \
    'tg_zeros(tape, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1): '
says 'int axes[] = {0, 1}; c = tg_sum(a, axes);' \
    'tg_sum(a, axes): axes are a number or TG_AXES(0, 1), not an array'
says 'c = tg_concat(3, (tg_tensor *[]){b, b}, 0);' \
    'tg_concat(3, (tg_tensor *[]){b, b}, 0): n needs 3 elements, and the braces hold 2'
says 'c = tg_mse(a, a, 7);' 'tg_mse(a, a, 7): the reduction of a loss is'
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
