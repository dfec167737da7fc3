/* Where the boxes of a graph are put. */
#include <check.h>
#include <stdlib.h>

#include "suites.h"
#include "tapegrad.h"
#include "texts.h"
#include "look/graph/layout.h"

static tg_tape *tape;

static void set_up(void)
{
    tape = tg_tape_new();
}

static void tear_down(void)
{
    tg_tape_free(tape);
}

static bool overlap(tg_box a, tg_box b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static bool is_on_page(const tg_layout *o, tg_box b)
{
    return b.x >= 0 && b.y >= 0 && b.x + b.width <= o->width &&
           b.y + b.height <= o->height;
}

/* No two boxes overlap, all are on the page, edges go down from box to box,
 * and a scope's box holds its own nodes alone. */
static void check_graph(tg_graph g)
{
    tg_box *size = calloc((size_t)g.nodes, sizeof *size);
    for (int v = 0; v < g.nodes; v++)
        size[v] = (tg_box){.width = 60 + (v * 37) % 200,
                           .height = 30 + (v * 11) % 50};
    tg_layout o = tg_layout_of(&g, size);
    for (int v = 0; v < g.nodes; v++) {
        ck_assert(is_on_page(&o, o.node[v]));
        ck_assert(o.node[v].width == size[v].width);
        for (int u = 0; u < v; u++)
            ck_assert_msg(!overlap(o.node[u], o.node[v]), "%d and %d", u, v);
    }
    for (int e = 0; e < g.edges; e++) {
        const tg_route *r = &o.route[e];
        const tg_box from = o.node[g.edge[e].from], to = o.node[g.edge[e].to];
        const tg_point last = r->point[r->points - 1];
        ck_assert(r->point[0].y == from.y + from.height && last.y == to.y);
        ck_assert(last.x > to.x && last.x < to.x + to.width);
        for (int i = 1; i < r->points; i++)
            ck_assert(r->point[i].y >= r->point[i - 1].y);
    }
    for (int s = 0; s < o.scopes; s++) {
        ck_assert(is_on_page(&o, o.scope[s]));
        for (int v = 0; v < g.nodes; v++)
            ck_assert_msg(!overlap(o.scope[s], o.node[v]) ||
                              tg_graph_is_inside(&g, g.node[v].scope,
                                                 o.scope[s].scope, NULL),
                          "node %d is inside a scope it does not belong to", v);
        for (int t = 0; t < s; t++)
            ck_assert(!overlap(o.scope[s], o.scope[t]) ||
                      tg_graph_is_inside(&g, o.scope[s].scope, o.scope[t].scope,
                                         NULL));
    }
    tg_layout_free(&o);
    tg_graph_free(&g);
    free(size);
}

static void check_layout(const tg_tensor *loss, tg_graph_options options)
{
    check_graph(tg_graph_of(loss, options));
}

START_TEST(boxes_do_not_overlap_and_edges_go_down)
{
    tg_tensor *neuron = texts_neuron(tape), *network = texts_perceptron(tape);
    tg_tensor *loop = texts_recurrent(tape, 30);
    tg_backward(loop);
    for (tg_part part = TG_PART_FORWARD; part <= TG_PART_BOTH; part++) {
        check_layout(neuron, (tg_graph_options){.part = part});
        check_layout(network, (tg_graph_options){.part = part});
        check_layout(network, (tg_graph_options){.part = part, .most = 8});
        check_layout(loop, (tg_graph_options){.part = part});
        check_layout(loop, (tg_graph_options){
                               .part = part, .unfolded = true, .most = 1000});
    }
    check_layout(tg_param_scalar(tape, "alone", 1), (tg_graph_options){0});
}
END_TEST

/* Random graphs: each op takes two of the last few values; scopes nest. */
START_TEST(random_graphs_are_laid_out_without_overlap)
{
    tg_rng rng = tg_rng_new(5);
    for (int round = 0; round < 20; round++) {
        tg_mark start = tg_tape_mark(tape);
        tg_tensor *t[40] = {tg_param_scalar(tape, "w", 1)};
        for (int i = 1; i < 40; i++) {
            const uint64_t recent = (uint64_t)(i < 8 ? i : 8);
            tg_tensor *a = t[i - 1 - (int)tg_rng_below(&rng, recent)];
            tg_tensor *b = t[i - 1 - (int)tg_rng_below(&rng, recent)];
            if (i % 7 == 3)
                tg_scope(tape, "s");
            t[i] = tg_add(a, b);
            if (tape->scope_open >= 0 && (i % 7 == 0 || i % 14 == 5))
                tg_scope_end(tape);
        }
        while (tape->scope_open >= 0)
            tg_scope_end(tape);
        check_layout(t[39], (tg_graph_options){.unfolded = true});
        tg_rewind(tape, start);
    }
}
END_TEST

START_TEST(a_chain_and_a_tree_have_no_crossing)
{
    tg_tensor *leaf[8];
    for (int i = 0; i < 8; i++)
        leaf[i] = tg_exp(tg_param_scalar(tape, "w", i));
    for (int n = 8; n > 1; n /= 2)
        for (int i = 0; i < n / 2; i++)
            leaf[i] = tg_mul(leaf[2 * i], leaf[2 * i + 1]);
    tg_graph g = tg_graph_of(leaf[0], (tg_graph_options){0});
    tg_box *size = calloc((size_t)g.nodes, sizeof *size);
    for (int v = 0; v < g.nodes; v++)
        size[v] = (tg_box){.width = 80, .height = 40};
    tg_layout o = tg_layout_of(&g, size);
    ck_assert_int_eq(o.crossings, 0);
    ck_assert(o.width < 8 * 110 + 40);
    tg_layout_free(&o);
    tg_graph_free(&g);
    free(size);
}
END_TEST

/* Two inputs, a branch past layers, a join, two outputs. */
START_TEST(the_layers_of_a_model_are_laid_out_without_overlap)
{
    tg_layer *picture = tg_input_layer(tape, 8),
             *text = tg_input_layer(tape, 3);
    tg_layer *a = tg_dense(picture, 4, "relu"), *b = tg_dense(a, 4, "relu");
    tg_layer *c = tg_dense(tg_dense(text, 9, NULL), 4, NULL);
    tg_layer *sum = texts_add_layer(a, texts_add_layer(b, c));
    tg_layer *out = tg_dense(sum, 2, NULL);
    check_graph(tg_graph_of_model(
        tg_model_of(TG_LAYERS(picture, text), TG_LAYERS(out, sum))));
    tg_layer *x = sum;
    for (int i = 0; i < 60; i++)
        x = texts_add_layer(i % 3 ? x : sum, tg_share(b, x));
    check_graph(tg_graph_of_model(tg_model_of(TG_LAYERS(picture, text), x)));
}
END_TEST

Suite *layout_suite(void)
{
    Suite *s = suite_create("layout");
    TCase *c = tcase_create("layout");
    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, boxes_do_not_overlap_and_edges_go_down);
    tcase_add_test(c, random_graphs_are_laid_out_without_overlap);
    tcase_add_test(c, a_chain_and_a_tree_have_no_crossing);
    tcase_add_test(c, the_layers_of_a_model_are_laid_out_without_overlap);
    return s;
}
