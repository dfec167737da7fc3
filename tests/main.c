/* Runs all suites. CK_RUN_SUITE=core runs one of them. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "suites.h"
#include "tapegrad.h"

/* In the order in which they run. */
static Suite *(*const suites[])(void) = {
    core_suite,       sites_suite,       scopes_suite,
    graph_suite,      layout_suite,      ops_kernels_suite,
    vectors_suite,    ops_suite,         ops_sums_suite,
    ops_errors_suite, ops_edges_suite,   ops_messages_suite,
    gradients_suite,  gradcheck_suite,   derivatives_suite,
    data_suite,       pgm_suite,         digit_suite,
    learnt_suite,     learning_suite,    fit_suite,
    model_suite,      view_suite,        plot_suite,
    plot_text_suite,  why_suite,         step_suite,
    step_input_suite, tape_tools_suite,  nn_suite,
    optimizers_suite, threads_suite,     fuzz_suite,
    notebooks_suite,  page_suite,        film_suite,
    slips_suite,      losses_suite,      watch_suite,
    groups_suite,     empty_steps_suite, parts_suite,
    entropy_suite,    layers_suite,      layer_kinds_suite,
    recurrent_suite,  attention_suite,   model_losses_suite,
    compile_suite,    metrics_suite,     fit_data_suite,
    fit_epochs_suite, fit_stops_suite,   fit_weights_suite,
    progress_suite,   summary_suite,     layer_errors_suite,
    orthogonal_suite, sequences_suite,   misuse_suite,
    misuse_fit_suite, step_words_suite,  lecture_suite,
};

int main(void)
{
    /* A time-out is for what never ends: on a busy machine a test may take a
     * hundred times as long as on an idle one. In seconds. */
    setenv("CK_DEFAULT_TIMEOUT", "600", 0);
    SRunner *runner = srunner_create(NULL);
    for (size_t i = 0; i < sizeof suites / sizeof *suites; i++)
        srunner_add_suite(runner, suites[i]());

    printf("unit tests, float%d\n", (int)(8 * sizeof(tg_real)));
    fflush(stdout);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
