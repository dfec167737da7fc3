#!/bin/sh
# The first line of a program: natural.sh BUILD_DIR (make natural).
#
# What a student writes in plain C compiles without a warning, with each compiler
# that is here; and a slip is answered by at most ten lines, not counting those
# that say which file includes which and, with clang, which macros an argument
# went through (-fmacro-backtrace-limit=1 leaves those out).
set -u
build=${1:-build}
here=$build/natural
mkdir -p "$here"
passed=0 failed=0
flags='-std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Ilib'

program() { # line
    printf '#include "tapegrad.h"\n'
    printf 'tg_tensor *apart(tg_tensor *y, tg_tensor *t) { return tg_sub(y, t); }'
    printf 'double first(const tg_metric_row *r) { return r->prediction[0]; }'
    printf 'bool go(tg_training *t, void *c) { (void)c; return t->step < 9; }'
    printf 'bool make(tg_batch *b, void *c) { (void)b, (void)c; return false; }'
    printf '\nint main(void)\n{\n'
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
tg_layer *i = tg_input_layer(tape, 4, 6, 6); tg_dense(tg_flatten(tg_depthwise_conv2d(tg_conv2d_layer(i, 3, 3), 2)), 1); tg_model *m = tg_sequential(tape); tg_input_layer(m, 2); tg_dense(m, 1);
tg_layer *i = tg_input_layer(tape, 4, 6, 6); tg_conv2d_layer(i, 3, TG_SHAPE(1, 2), "relu", .same = true, .stride = {2, 2});
tg_model *m = tg_sequential(tape); tg_input_layer(m, 4, 6, 6); tg_max_pool2d_layer(m, 2); tg_batch_norm_layer(m); tg_flatten(m);
tg_layer *i = tg_input_layer(tape, 4, 6, 6); tg_concat_layer(TG_LAYERS(tg_conv2d_layer(i, 3, 5, "relu", .same = true), i), 0);
c = tg_param(tape, "c", 2); tg_optimizer *o = tg_adamw(tape, 0.1); tg_optimizer_group(o, "*"); tg_optimizer_group(o, "c", .rate_factor = 0.1, .no_decay = true);
c = tg_param(tape, "c", 2); tg_optimizer *o = tg_adamw(tape, 0.1); tg_optimizer_group_of(o, &c, 1); tg_optimizer_group_of(o, (tg_tensor *[]){c}, 1, .frozen = true);
tg_layer *s = tg_input_layer(tape, 5, 4); s = tg_gru(s, 4, .all = true, .stateful = true); s = tg_lstm(tg_multi_head_attention(s, s, 2, 3, .causal = true), 3); c = b;
tg_model *m = tg_sequential(tape); tg_input_layer(m, 2); tg_dense(m, 3, "softmax"); tg_compile(m, "adam", "categorical_crossentropy", "accuracy");
tg_model *m = tg_sequential(tape); tg_input_layer(m, 2); tg_dense(m, 3, NULL); tg_compile(m, tg_sgd(tape, 0.1), "sparse_categorical_crossentropy", TG_METRICS("accuracy", "top_2"));
tg_model *m = tg_sequential(tape); tg_input_layer(m, 2); tg_dense(m, 1, NULL); tg_compile(m, "sgd", "mse"); tg_compile(m, "sgd", tg_mse); tg_compile(m, "sgd", &tg_l1); tg_compile(m, "sgd", apart, NULL);
tg_model *m = tg_sequential(tape); tg_input_layer(m, 2); tg_dense(m, 1, NULL); const tg_metric own = {"own", first}; tg_compile(m, "sgd", "mse", &own); tg_compile(m, "sgd", "mse", TG_METRICS("mae", &own));
tg_layer *x = tg_input_layer(tape, 2); tg_layer *u = tg_layer_named(tg_dense(x, 1, NULL), "u"); tg_model *m = tg_model_of(x, TG_LAYERS(u, tg_dense(x, 2, NULL))); tg_compile(m, "adam", TG_LOSSES("mse", "nll"), "u.mae", .loss_weights = {1, 0.2});
tg_layer *x = tg_input_layer(tape, 2); tg_layer *u = tg_layer_named(tg_dense(x, 1, NULL), "u"); tg_model *m = tg_model_of(x, TG_LAYERS(u, tg_dense(x, 2, NULL))); tg_compile(m, "adam", TG_LOSSES(apart, NULL), TG_METRICS("u.mae", "u.mse"));
tg_layer *x = tg_input_layer(tape, 2); tg_layer *u = tg_layer_named(tg_dense(x, 1, NULL), "u"); tg_model *m = tg_model_of(x, TG_LAYERS(u, tg_dense(x, 2, NULL))); tg_losses losses = TG_LOSSES("mse", tg_sparse_categorical_crossentropy); tg_compile(m, "adam", losses, NULL, (tg_compile_options){.loss_weights = {2, 1}});
tg_array *x = tg_array_new(TG_F64, 1, (size_t[]){4}); tg_model *m = tg_sequential(tape); tg_input_layer(m, 1); tg_dense(m, 1, "sigmoid"); tg_compile(m, "sgd", "binary_crossentropy", "accuracy"); tg_fit(m, x, x, .quiet = true, .epochs = 2, .batch_size = 2, .validation_split = 0.25, .early_stopping = {.monitor = "val_loss", .patience = 3, .min_delta = 0.001, .restore_best = true}, .class_weight = TG_WEIGHTS(1, 5), .sample_weight = x, .on_batch = go, .on_epoch = go, .context = m, .accumulate = 2); tg_array_free(x);
tg_array *x = tg_array_new(TG_F64, 1, (size_t[]){4}); tg_model *m = tg_sequential(tape); tg_input_layer(m, 1); tg_dense(m, 1, "sigmoid"); tg_compile(m, "sgd", "binary_crossentropy", "accuracy"); tg_fit_options o = {.epochs = 2, .quiet = true}; tg_fit(m, x, x, o); const double *loss = tg_history(m, "loss"); (void)loss[tg_epochs(m) - 1]; tg_array_free(x);
tg_array *x = tg_array_new(TG_F64, 1, (size_t[]){4}); tg_model *m = tg_sequential(tape); tg_input_layer(m, 1); tg_dense(m, 1, "sigmoid"); tg_compile(m, "sgd", "binary_crossentropy", "accuracy"); double a1 = tg_score(tg_fit(m, x, x, .quiet = true, .validation = TG_VALIDATION(x, x), .schedule = tg_step_decay(0.1, 0.5, 2)), "val_accuracy"); (void)a1; tg_array_free(x);
tg_array *x = tg_array_new(TG_F64, 1, (size_t[]){4}); tg_model *m = tg_sequential(tape); tg_input_layer(m, 1); tg_dense(m, 1, "sigmoid"); tg_compile(m, "sgd", "binary_crossentropy", "accuracy"); tg_real p[4]; tg_predict(m, x, p); tg_predict(m, TG_ARRAYS(x), TG_OUTPUTS(p), .batch_size = 2); tg_scores e = tg_evaluate(m, x, x, .batch_size = 2); (void)e; tg_array_free(x);
c = tg_param(tape, "c", 2); tg_optimizer *o = tg_adamw(tape, 0.1); tg_optimizer_group(o, "*"); tg_optimizer_group(o, "c", .rate_factor = 0.1, .no_decay = true);
c = tg_param(tape, "c", 2); tg_optimizer *o = tg_adamw(tape, 0.1); tg_optimizer_group_of(o, &c, 1); tg_optimizer_group_of(o, (tg_tensor *[]){c}, 1, .frozen = true);
LINES
}

slips() { # compiler
    while IFS= read -r line; do
        compile "$1" "$line"
        lines=$(awk '/note: expanded from macro/ { macro = 3 }
            macro-- > 0 { next } 1' "$here/said" |
            grep -cvE '^In file included|^ +from |: In function ')
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
tg_layer *x = tg_input_layer(tape, 2); tg_add_layer(x, x);
tg_layer *x = tg_input_layer(tape, 2); tg_model_of(x, x, x);
tg_layer *x = tg_input_layer(tape, 2); tg_flatten(x, 1);
c = tg_param(tape, "c", 2); tg_optimizer_group(tg_sgd(tape, 0.1), "c", .rate = 0.1);
c = tg_param(tape, "c", 2); tg_optimizer_group_of(tg_sgd(tape, 0.1), &c, 1, .rate = 0.1);
tg_model *m = tg_sequential(tape); tg_input_layer(m, 2); tg_dense(m, 1, NULL); tg_compile(m, "adam");
tg_model *m = tg_sequential(tape); tg_input_layer(m, 2); tg_dense(m, 1, NULL); tg_compile(m, "adam", tg_huber);
tg_model *m = tg_sequential(tape); tg_input_layer(m, 2); tg_dense(m, 1, NULL); tg_compile(m, 0.01, "mse");
tg_model *m = tg_sequential(tape); tg_input_layer(m, 2); tg_dense(m, 1, NULL); tg_compile(m, "adam", "mse", first);
tg_model *m = tg_sequential(tape); tg_input_layer(m, 2); tg_dense(m, 1, NULL); tg_compile(m, "adam", "mse", .loss_weight = {1});
tg_model *m = tg_sequential(tape); tg_input_layer(m, 2); tg_dense(m, 1, NULL); tg_compile(m, "adam", "mse", NULL, .loss_weight = {1});
tg_array *x = tg_array_new(TG_F64, 1, (size_t[]){4}); tg_model *m = tg_sequential(tape); tg_input_layer(m, 1); tg_dense(m, 1, "sigmoid"); tg_compile(m, "sgd", "binary_crossentropy", "accuracy"); tg_fit(m, x, x, .validation_splits = 0.25); tg_array_free(x);
tg_array *x = tg_array_new(TG_F64, 1, (size_t[]){4}); tg_model *m = tg_sequential(tape); tg_input_layer(m, 1); tg_dense(m, 1, "sigmoid"); tg_compile(m, "sgd", "binary_crossentropy", "accuracy"); tg_fit(m, x, x, .class_weight = {1, 5}); tg_array_free(x);
tg_array *x = tg_array_new(TG_F64, 1, (size_t[]){4}); tg_model *m = tg_sequential(tape); tg_input_layer(m, 1); tg_dense(m, 1, "sigmoid"); tg_compile(m, "sgd", "binary_crossentropy", "accuracy"); tg_fit(m, x, x, .on_epoch = first); tg_array_free(x);
tg_array *x = tg_array_new(TG_F64, 1, (size_t[]){4}); tg_model *m = tg_sequential(tape); tg_input_layer(m, 1); tg_dense(m, 1, "sigmoid"); tg_compile(m, "sgd", "binary_crossentropy", "accuracy"); tg_fit(m, x, .epochs = 3); tg_array_free(x);
tg_array *x = tg_array_new(TG_F64, 1, (size_t[]){4}); tg_model *m = tg_sequential(tape); tg_input_layer(m, 1); tg_dense(m, 1, "sigmoid"); tg_compile(m, "sgd", "binary_crossentropy", "accuracy"); tg_predict(m, x); tg_array_free(x);
tg_array *x = tg_array_new(TG_F64, 1, (size_t[]){4}); tg_model *m = tg_sequential(tape); tg_input_layer(m, 1); tg_dense(m, 1, "sigmoid"); tg_compile(m, "sgd", "binary_crossentropy", "accuracy"); tg_evaluate(m, x); tg_array_free(x);
tg_array *x = tg_array_new(TG_F64, 1, (size_t[]){4}); tg_model *m = tg_sequential(tape); tg_input_layer(m, 1); tg_dense(m, 1, "sigmoid"); tg_compile(m, "sgd", "binary_crossentropy", "accuracy"); tg_score(m, "loss"); tg_array_free(x);
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
says 'tg_model *m = tg_sequential(tape); tg_input_layer(m, 2); tg_dense(m, 1, NULL); tg_compile(m, "adam", "mse", "meae");' \
    'tg_compile(m, "adam", "mse", "meae"): there is no metric "meae": accuracy, '
says 'tg_model *m = tg_sequential(tape); tg_input_layer(m, 2); tg_dense(m, 1, NULL); tg_compile(m, "adam", "accuracy", "mse");' \
    'tg_compile(m, "adam", "accuracy", "mse"): there is no loss "accuracy": mse, mae, '
says 'tg_array *x = tg_array_new(TG_F64, 1, (size_t[]){4}); tg_model *m = tg_sequential(tape); tg_input_layer(m, 1); tg_dense(m, 1, "sigmoid"); tg_compile(m, "sgd", "binary_crossentropy", "accuracy"); tg_fit(m, x, x, .early_stopping = {.monitor = "val_acc", .patience = 1});' \
    'tg_fit(m, x, x, .early_stopping = {.monitor = "val_acc", .patience = 1}): there is no score "val_acc"; the scores are: loss, accuracy'
says 'tg_array *x = tg_array_new(TG_F64, 1, (size_t[]){4}); tg_model *m = tg_sequential(tape); tg_input_layer(m, 1); tg_dense(m, 1, "sigmoid"); tg_compile(m, "sgd", "binary_crossentropy", "accuracy"); tg_fit(m, tg_data_made(make, NULL), NULL);' \
    'tg_fit(m, tg_data_made(make, NULL), NULL): the function that makes batches of x made none'
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
