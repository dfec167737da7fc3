# Reads headers; writes a call of each function for each pointer argument, with
# NULL there and something fitting elsewhere. A type without a value is an
# error: add one below.
BEGIN {
    # Called by the engine with entries of its own, or part of its machinery.
    split("tg_shape_like_input tg_shape_broadcast_inputs tg_flops_elementwise " \
          "tg_flops_none tg_entry_hook tg_attempt_begin tg_attempt_end tg_fail " \
          "tg_set_error tg_fail_op tg_fail_clash tg_input_label tg_printable " \
          "tg_printable_bytes tg_site_push tg_site_element tg_site_argument " \
          "tg_site_is tg_site_count tg_check_braces tg_run_loop " \
          "tg_op_forward tg_op_flops tg_attr_number tg_show_numbers tg_check_labels " \
          "tg_branch_side_of_zero tg_check_usable tg_gives_option " \
          "tg_layer_check_live tg_layer_is_live tg_layer_kind_text tg_layer_run " \
          "tg_model_run tg_check_batch tg_put_back_on_failure " \
          "tg_layer_shape_text tg_weight tg_sequential_check " \
          "tg_sequential_follow tg_layer_facts_of tg_layer_label " \
          "tg_totals_add tg_totals_scores tg_history_add tg_measure " \
          "tg_trained_of tg_trained_new tg_score_index tg_name_ends tg_check_samples " \
          "tg_optimizer_check_gradients", s)
    for (i in s) left_out[s[i]] = 1
    # NULL is allowed there.
    split("tg_tape_free:1 tg_set_fail_handler:1 tg_set_fail_handler:2 " \
          "tg_input:4 tg_constant:3 tg_is_live:1 tg_apply:4 " \
          "tg_backward_from:2 tg_grads:2 tg_layer_norm:2 tg_layer_norm:3 " \
          "tg_rms_norm:2 tg_batch_norm:2 tg_batch_norm:3 tg_batch_norm:4 " \
          "tg_topk:4 tg_site_file:1 tg_site_line:1 tg_site_call:1 " \
          "tg_activation_named:1 tg_activation_name:1 " \
          "tg_layers_one:1 tg_layer_same:1 tg_layer_param:4 " \
          "tg_layer_new:3 tg_layer_new:4 tg_activation_layer:2 " \
          "tg_dense:3 tg_conv2d_layer:4 tg_depthwise_conv2d:3 " \
          "tg_model_outputs:4 tg_batch_loss:3 tg_batch_loss:4 " \
          "tg_data_made:2 tg_optimizer_slot:2", s)
    for (i in s) allowed[s[i]] = 1
    # By type; and where the name says more, by type and name.
    v["tg_tape *"] = "tape"
    v["tg_tensor *"] = "matrix"
    v["tg_tensor * loss"] = v["tg_tensor * y"] = "number"
    v["tg_tensor * labels"] = v["tg_tensor * index"] = "index"
    v["tg_tensor * cotangent"] = "one"
    v["tg_tensor *const *"] = "tensors"
    v["tg_tensor **"] = "out"
    v["char *"] = "text"
    v["void *"] = v["tg_real *"] = "numbers"
    v["int *"] = "ints"
    v["size_t *"] = "sizes"
    v["tg_rng *"] = "&rng"
    v["tg_op *"] = "&own"
    v["tg_shape *"] = "&shape"
    v["tg_running *"] = "&running"
    v["tg_fail_handler *"] = "handler"
    v["tg_activation *"] = "tg_relu"
    v["int"] = v["size_t"] = v["uint64_t"] = "1"
    v["int axis"] = "0"
    v["double"] = v["double high"] = "0.5"
    v["double low"] = "0"
    v["bool"] = "true"
    v["tg_shape"] = "shape"
    v["tg_axes"] = "TG_ALL"
    v["tg_axes axes"] = "(tg_axes){1, {0}}"
    v["tg_mark"] = "mark"
    v["tg_reduction"] = "TG_MEAN"
    v["tg_conv2d_options"] = "(tg_conv2d_options){0}"
    v["tg_cross_entropy_options"] = "(tg_cross_entropy_options){0}"
    v["tg_conv1d_options"] = "(tg_conv1d_options){0}"
    v["FILE *"] = "stdout"
    v["bool *"] = "bools"
    v["tg_array *"] = "array"
    v["tg_array *const *"] = "arrays"
    v["tg_layer *"] = "dense"
    v["tg_layer * input"] = v["tg_layer * query"] = "image"
    v["tg_layer *const *"] = v["tg_layer **"] = "layers"
    v["tg_layer_kind *"] = "dense->kind"
    v["tg_layers"] = "list"
    v["tg_layers inputs"] = "(tg_layers){1, {image}}"
    v["tg_model *"] = "model"
    v["tg_optimizer *"] = "model->optimizer"
    v["tg_optimizer_kind *"] = "tg_optimizer_kind_at(0)"
    v["tg_batch *"] = "&batch"
    v["tg_schedule *"] = "&schedule"
    v["tg_schedule"] = "schedule"
    v["tg_batch_maker *"] = "maker"
    v["tg_initializer *"] = "tg_init_he_normal"
    v["tg_layer_function *"] = "tg_relu"
    v["tg_layers_function *"] = "of_several"
    v["tg_real *const *"] = "to"
    v["tg_data"] = "data"
    v["tg_outputs"] = "(tg_outputs){1, {numbers}}"
    v["tg_scores"] = "scores"
    v["tg_optimizer_choice"] = "(tg_optimizer_choice){\"sgd\", NULL}"
    v["tg_losses"] = "losses"
    v["tg_metrics"] = "(tg_metrics){0}"
    split("attention compile conv2d_layer dense evaluate fit group " \
          "norm_layer pool2d_layer predict rnn", s)
    for (i in s) v["tg_" s[i] "_options"] = "(tg_" s[i] "_options){0}"
    v["tg_pool1d_options"] = "(tg_pool1d_options){.kernel = 1}"
    v["tg_pool2d_options"] = "(tg_pool2d_options){.kernel = {1, 1}}"
    print "/* Written by calls.awk. */\n#include \"nulls.h\"\n"
}
# Comments and preprocessor lines out, the rest joined.
{
    line = $0
    if (in_comment) {
        if (!sub(/^.*\*\//, "", line)) next
        in_comment = 0
    }
    gsub(/\/\*[^*]*\*+([^\/*][^*]*\*+)*\//, "", line)
    if (sub(/\/\*.*$/, "", line)) in_comment = 1
    if (directive || line ~ /^[ \t]*#/) {
        directive = line ~ /\\$/
        next
    }
    all = all " " line
}
function trim(x) { gsub(/^ +| +$/, "", x); return x }
function value(param,    type, name) {
    gsub(/ +/, " ", param)
    param = trim(param)
    if (param ~ /\[/) { sub(/\[.*$/, "", param); sub(/ [a-z_0-9]+$/, " *&", param) }
    sub(/\* +/, "*", param)
    match(param, /[a-z_A-Z0-9]+$/)
    name = substr(param, RSTART)
    type = trim(substr(param, 1, RSTART - 1))
    sub(/^const /, "", type)
    sub(/^struct /, "", type)
    is_pointer = type ~ /\*$/
    return (type " " name) in v ? v[type " " name] : type in v ? v[type] : "?"
}
function one(statement,    open, head, name, params, n, p, i, k, text, x, ptr) {
    if (statement ~ /typedef|_Noreturn/ || !match(statement, /tg_[a-z_0-9]+\)?\(/))
        return
    head = substr(statement, RSTART, RLENGTH)
    params = substr(statement, RSTART + RLENGTH)
    name = head
    gsub(/[()]/, "", name)
    if (name in left_out || name in seen || statement ~ /\( *\*/) return
    seen[name] = 1
    sub(/\)[^)]*$/, "", params)
    n = split(params, p, ",")
    for (i = 1; i <= n; i++) {
        if (trim(p[i]) == "void") return
        x[i] = value(p[i])
        ptr[i] = is_pointer
        if (x[i] == "?") {
            print "calls.awk: no value for '" trim(p[i]) "' of " name >"/dev/stderr"
            bad = 1
        }
    }
    for (k = 1; k <= n; k++) {
        if (!ptr[k]) continue
        text = ""
        for (i = 1; i <= n; i++) text = text (i > 1 ? ", " : "") (i == k ? "NULL" : x[i])
        printf "static void call_%d(void)\n{\n    (void)(%s)(%s);\n}\n\n", calls, name, text
        table = table sprintf("    {\"%s\", %d, %d, call_%d},\n", name, k,
                              (name ":" k) in allowed, calls)
        calls++
    }
}
END {
    depth = 0
    for (i = 1; i <= length(all); i++) {
        c = substr(all, i, 1)
        if (c == "{" && depth++ == 0) { one(now); now = "" }
        else if (c == "}") { depth--; now = "" }
        else if (c == ";" && depth == 0) { one(now); now = "" }
        else if (depth == 0) now = now c
    }
    print "const null_call null_calls[] = {\n" table "};"
    print "const int null_call_count = " calls ";"
    exit bad
}
