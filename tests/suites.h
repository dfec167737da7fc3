/* The suites of the unit tests: a file each, or a few for one module. */
#ifndef TESTS_SUITES_H
#define TESTS_SUITES_H

#include <check.h>

Suite *core_suite(void);
Suite *sites_suite(void);
Suite *scopes_suite(void);
Suite *graph_suite(void);
Suite *layout_suite(void);
Suite *plot_suite(void);
Suite *plot_text_suite(void);
Suite *step_suite(void);
Suite *step_input_suite(void);
Suite *page_suite(void);
Suite *film_suite(void);
Suite *why_suite(void);
Suite *tape_tools_suite(void);
Suite *data_suite(void);
Suite *pgm_suite(void);
Suite *view_suite(void);
Suite *nn_suite(void);
Suite *learning_suite(void);
Suite *model_suite(void);
Suite *fit_suite(void);
Suite *fit_data_suite(void);
Suite *fit_epochs_suite(void);
Suite *fit_stops_suite(void);
Suite *fit_weights_suite(void);
Suite *progress_suite(void);
Suite *optimizers_suite(void);
Suite *groups_suite(void);
Suite *empty_steps_suite(void);
Suite *threads_suite(void);
Suite *fuzz_suite(void);
Suite *vectors_suite(void);
Suite *ops_suite(void);
Suite *ops_sums_suite(void);
Suite *ops_edges_suite(void);
Suite *ops_errors_suite(void);
Suite *ops_messages_suite(void);
Suite *ops_kernels_suite(void);
Suite *gradients_suite(void);
Suite *gradcheck_suite(void);
Suite *derivatives_suite(void);
Suite *watch_suite(void);
Suite *notebooks_suite(void);
Suite *slips_suite(void);
Suite *losses_suite(void);
Suite *model_losses_suite(void);
Suite *compile_suite(void);
Suite *metrics_suite(void);
Suite *parts_suite(void);
Suite *entropy_suite(void);

#endif
