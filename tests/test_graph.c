/* The graph of a tape: what is chosen, .dot and SVG. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"
#include "texts.h"

static tg_tape *tape;
static const char *path;

static void set_up(void)
{
    tape = tg_tape_new();
    path = texts_path();
}

static void tear_down(void)
{
    tg_tape_free(tape);
    remove(path);
}

/* ---- dot ---- */

START_TEST(a_graph_shows_boxes_edges_values_and_gradients)
{
    tg_tensor *loss = texts_neuron(tape);
    ck_assert_msg(tg_write_dot(loss, path), "%s", tg_error());
    char *text = texts_slurp_path(path);
    ck_assert_ptr_nonnull(strstr(text, "%0 param  w\\n0.1\\ngradient "));
    ck_assert_ptr_nonnull(strstr(text, "n0_1 -> n3 [style=dashed]"));
    ck_assert_ptr_nonnull(strstr(text, "n2_1 -> n3;"));
    ck_assert_ptr_nonnull(strstr(text, "n4 -> n5;"));
    ck_assert_ptr_nonnull(strstr(text, "(loss)"));
    ck_assert_ptr_nonnull(strstr(text, "texts.c:"));
    ck_assert_int_eq(texts_count(text, " -> "), 7);
    ck_assert_ptr_null(strstr(text, "rule of"));
    free(text);
}
END_TEST

START_TEST(the_backward_pass_is_drawn_next_to_it_on_request)
{
    tg_tensor *loss = texts_neuron(tape);
    ck_assert(tg_write_dot(loss, path, .part = TG_PART_BOTH));
    char *text = texts_slurp_path(path);
    ck_assert_ptr_nonnull(strstr(text, "cluster_backward"));
    int results = 0;
    for (int id = 0; id < tape->count; id++)
        results += tape->entry[id]->rule_of >= 0 && tape->entry[id]->op;
    ck_assert_int_gt(results, 5);
    ck_assert_int_eq(texts_count(text, "  rule of %") > results - 1, 1);
    free(text);
}
END_TEST

START_TEST(the_same_tape_gives_the_same_bytes)
{
    tg_tensor *loss = texts_neuron(tape);
    ck_assert(tg_write_dot(loss, path));
    char *first = texts_slurp_path(path);
    ck_assert(tg_write_dot(loss, path));
    char *second = texts_slurp_path(path);
    ck_assert_str_eq(first, second);
    free(first);
    free(second);
}
END_TEST

/* Quotes balance when none is unescaped within a line's string. */
static bool quotes_balance(const char *text)
{
    bool inside = false;
    for (; *text; text++) {
        if (inside && *text == '\\')
            text++;
        else if (*text == '"')
            inside = !inside;
        else if (inside && *text == '\n')
            return false;
    }
    return !inside;
}

START_TEST(hostile_names_stay_inside_their_quotes)
{
    tg_tensor *w = tg_param_scalar(
        tape, "a\"b\\\"c]; x -> y; <i>&\n{|}\x1b[31m \xc3\xa9 \\", 1);
    ck_assert(tg_write_dot(tg_square(w), path));
    char *text = texts_slurp_path(path);
    ck_assert(quotes_balance(text));
    ck_assert_ptr_null(strchr(text, '\x1b'));
    ck_assert_ptr_nonnull(strstr(text, "a\\\"b\\\\\\\"c]"));
    free(text);
    char command[400];
    snprintf(command, sizeof command, "dot -Tsvg '%s' >/dev/null", path);
    if (system("command -v dot >/dev/null 2>&1") == 0)
        ck_assert_int_eq(system(command), 0);
}
END_TEST

START_TEST(nan_is_marked_by_a_thick_line_and_the_word)
{
    tg_tensor *w = tg_param_scalar(tape, "w", -1);
    ck_assert(tg_write_dot(tg_log(w), path));
    char *text = texts_slurp_path(path);
    ck_assert_int_eq(texts_count(text, "penwidth=4"), 1);
    ck_assert_ptr_nonnull(strstr(text, "NaN!"));
    free(text);
}
END_TEST

START_TEST(a_long_chain_is_cut_and_says_how_much)
{
    tg_tensor *y = tg_param_scalar(tape, "w", 1);
    for (int i = 0; i < 1000; i++)
        y = tg_neg(y);
    ck_assert(tg_write_dot(y, path, .unfolded = true));
    char *text = texts_slurp_path(path);
    ck_assert_int_eq(texts_count(text, "[shape="), 200);
    ck_assert_ptr_nonnull(strstr(text, "800 entries are not drawn"));
    free(text);
}
END_TEST

START_TEST(a_graph_that_cannot_be_written_says_why)
{
    tg_tensor *loss = texts_neuron(tape);
    ck_assert(!tg_write_dot(loss, "/nowhere/at/all.dot"));
    ck_assert_ptr_nonnull(strstr(tg_error(), "/nowhere/at/all.dot: No such"));
    FAILS_WITH("the graph's loss is NULL", tg_write_dot(NULL, path));
    if (access("/dev/full", W_OK) != 0)
        return;
    ck_assert(tg_write_dot(loss, path));
    char *before = texts_slurp_path(path), new[300];
    snprintf(new, sizeof new, "%s.new", path);
    ck_assert_int_eq(symlink("/dev/full", new), 0);
    ck_assert(!tg_write_dot(loss, path));
    ck_assert_ptr_nonnull(strstr(tg_error(), "No space"));
    char *after = texts_slurp_path(path);
    ck_assert_str_eq(before, after);
    ck_assert_int_ne(access(new, F_OK), 0);
    free(before);
    free(after);
}
END_TEST

START_TEST(scopes_are_clusters_forward_and_backward)
{
    tg_tensor *loss = texts_perceptron(tape);
    ck_assert(tg_write_dot(loss, path, .part = TG_PART_BOTH));
    char *text = texts_slurp_path(path);
    ck_assert_int_eq(texts_count(text, "subgraph cluster_"), 5);
    ck_assert_int_eq(texts_count(text, "label=\"dense_1\""), 2);
    free(text);
}
END_TEST

/* ---- choosing ---- */

static int count_kind(const tg_graph *g, tg_node_kind kind)
{
    int n = 0;
    for (int v = 0; v < g->nodes; v++)
        n += g->node[v].kind == kind;
    return n;
}

START_TEST(nodes_come_before_their_users)
{
    tg_tensor *loss = texts_perceptron(tape);
    for (tg_part part = TG_PART_FORWARD; part <= TG_PART_BOTH; part++) {
        tg_graph g = tg_graph_of(loss, (tg_graph_options){.part = part});
        ck_assert_int_gt(g.edges, 10);
        for (int e = 0; e < g.edges; e++)
            ck_assert_int_lt(g.edge[e].from, g.edge[e].to);
        tg_graph_free(&g);
    }
}
END_TEST

START_TEST(a_loop_is_drawn_once_and_counted)
{
    tg_graph g = tg_graph_of(texts_recurrent(tape, 20), (tg_graph_options){0});
    ck_assert_int_eq(count_kind(&g, TG_NODE_REPEATS), 1);
    int entries = 0;
    for (int v = 0; v < g.nodes; v++) {
        entries += g.node[v].copy ? 0 : g.node[v].entries;
        if (g.node[v].kind == TG_NODE_REPEATS)
            ck_assert_int_eq(g.node[v].repeats, 18);
    }
    ck_assert_int_eq(entries, 20 * 5 + 2);
    ck_assert_int_eq(g.hidden, 0);
    tg_graph_free(&g);
    g = tg_graph_of(tape->entry[tape->count - 1],
                    (tg_graph_options){.unfolded = true});
    ck_assert_int_eq(count_kind(&g, TG_NODE_REPEATS), 0);
    ck_assert_int_eq(count_kind(&g, TG_NODE_ENTRY), 20 * 5 + 2);
    tg_graph_free(&g);
}
END_TEST

START_TEST(above_the_cap_scopes_become_one_box_each)
{
    tg_tensor *loss = texts_perceptron(tape);
    tg_graph g = tg_graph_of(loss, (tg_graph_options){.most = 5});
    ck_assert_int_eq(count_kind(&g, TG_NODE_SCOPE), 2);
    ck_assert_int_eq(count_kind(&g, TG_NODE_ENTRY), 2);
    ck_assert_int_eq(g.hidden, 0);
    tg_graph_free(&g);
    g = tg_graph_of(loss, (tg_graph_options){.most = 3});
    ck_assert_int_eq(count_kind(&g, TG_NODE_SCOPE), 1);
    ck_assert_int_eq(g.hidden, 3);
    tg_graph_free(&g);
}
END_TEST

START_TEST(what_is_near_an_entry_can_be_asked_for)
{
    tg_tensor *y = tg_param_scalar(tape, "w", 1);
    for (int i = 0; i < 30; i++)
        y = tg_neg(y);
    tg_graph g = tg_graph_of(
        y, (tg_graph_options){.around = tape->entry[15], .depth = 3});
    ck_assert_int_eq(count_kind(&g, TG_NODE_ENTRY), 7);
    ck_assert_int_eq(count_kind(&g, TG_NODE_REFERENCE), 1);
    ck_assert_int_eq(g.hidden, 23);
    tg_graph_free(&g);
}
END_TEST

START_TEST(the_backward_pass_alone_refers_to_the_values_it_uses)
{
    tg_tensor *loss = texts_neuron(tape);
    tg_graph g = tg_graph_of(loss,
                             (tg_graph_options){.part = TG_PART_BACKWARD});
    ck_assert_int_ge(count_kind(&g, TG_NODE_REFERENCE), 1);
    for (int v = 0; v < g.nodes; v++)
        ck_assert(g.node[v].backward);
    tg_graph_free(&g);
}
END_TEST

/* ---- SVG ---- */

START_TEST(a_picture_is_xml_with_a_box_for_each_node)
{
    tg_tensor *loss = texts_perceptron(tape);
    ck_assert_msg(tg_svg(loss, path), "%s", tg_error());
    char *text = texts_slurp_path(path);
    ck_assert(texts_is_xml(text));
    ck_assert_int_eq(texts_count(text, "<g>"), 7 + 6);
    ck_assert_ptr_nonnull(strstr(text, ">dense_2</text>"));
    ck_assert_ptr_nonnull(strstr(text, "stroke-dasharray=\"5 3\""));
    ck_assert_ptr_null(strstr(text, "<style"));
    ck_assert_ptr_null(strstr(text, " id="));
    ck_assert(tg_svg(loss, path));
    char *again = texts_slurp_path(path);
    ck_assert_str_eq(text, again);
    free(again);
    FILE *stream = tmpfile();
    tg_fsvg(stream, loss, (tg_graph_options){0});
    again = texts_slurp(stream);
    ck_assert_str_eq(text, again);
    free(text);
    free(again);
}
END_TEST

START_TEST(hostile_names_and_scopes_stay_xml)
{
    const char *name = "<script>&\"'\x1b[2J\xff\xc3\xa9]]>";
    tg_scope(tape, name);
    tg_tensor *y = tg_square(tg_param_scalar(tape, name, NAN));
    tg_scope_end(tape);
    ck_assert(tg_svg(tg_named(y, name), path));
    char *text = texts_slurp_path(path);
    ck_assert(texts_is_xml(text));
    ck_assert_ptr_null(strchr(text, '\x1b'));
    ck_assert_ptr_null(strchr(text, '\xff'));
    ck_assert_ptr_null(strstr(text, "<script"));
    ck_assert_ptr_nonnull(strstr(text, "NaN!"));
    ck_assert_ptr_nonnull(strstr(text, "stroke-width=\"4\""));
    free(text);
    ck_assert(!tg_svg(y, "/nowhere/at/all.svg"));
    ck_assert_ptr_nonnull(strstr(tg_error(), "/nowhere/at/all.svg: No such"));
}
END_TEST

START_TEST(a_picture_of_many_nested_scopes_needs_no_deep_stack)
{
    tg_tensor *x = tg_param_scalar(tape, "x", 2);
    for (int i = 0; i < 200000; i++)
        tg_scope(tape, "s");
    tg_tensor *y = tg_square(x);
    ck_assert(tg_write_dot(y, "/dev/null"));
}
END_TEST

Suite *graph_suite(void)
{
    Suite *s = suite_create("graph");
    TCase *c = tcase_create("graph");
    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, a_graph_shows_boxes_edges_values_and_gradients);
    tcase_add_test(c, the_backward_pass_is_drawn_next_to_it_on_request);
    tcase_add_test(c, the_same_tape_gives_the_same_bytes);
    tcase_add_test(c, hostile_names_stay_inside_their_quotes);
    tcase_add_test(c, nan_is_marked_by_a_thick_line_and_the_word);
    tcase_add_test(c, a_long_chain_is_cut_and_says_how_much);
    tcase_add_test(c, a_graph_that_cannot_be_written_says_why);
    tcase_add_test(c, scopes_are_clusters_forward_and_backward);
    tcase_add_test(c, nodes_come_before_their_users);
    tcase_add_test(c, a_loop_is_drawn_once_and_counted);
    tcase_add_test(c, above_the_cap_scopes_become_one_box_each);
    tcase_add_test(c, what_is_near_an_entry_can_be_asked_for);
    tcase_add_test(c, the_backward_pass_alone_refers_to_the_values_it_uses);
    tcase_add_test(c, a_picture_is_xml_with_a_box_for_each_node);
    tcase_add_test(c, hostile_names_and_scopes_stay_xml);
    tcase_add_test(c, a_picture_of_many_nested_scopes_needs_no_deep_stack);
    return s;
}
