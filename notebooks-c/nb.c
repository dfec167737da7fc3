/* Pictures, tables and pages of a notebook: made by the views of tapegrad in
 * memory, then recorded, or printed as text where nobody records. */
#include "nb.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "show.h"
#include "look/text/text.h"

enum { TABLE_COLUMNS = 10, TABLE_ROWS = 20, LINE = 80 };

/* ---- what is ready made ---- */

void nb_svg(const char *svg, const char *words)
{
    nb_show("image/svg+xml", words, words, svg);
}

void nb_html(const char *html, const char *words)
{
    nb_show("text/html", words, words, html);
}

void nb_markdown(const char *format, ...)
{
    nb_memory m;
    va_list arguments;
    if (!format)
        tg_fail("nb_markdown: the format is NULL");
    nb_open(&m);
    va_start(arguments, format);
    vfprintf(m.to, format, arguments);
    va_end(arguments);
    const char *s = nb_text(&m);
    nb_show("text/markdown", "", s, s);
    free(m.s);
}

/* ---- plots ---- */

void nb_plot(const tg_plot *plot)
{
    nb_memory svg, words, plain;
    nb_open(&svg);
    nb_open(&words);
    nb_open(&plain);
    tg_plot_fsvg(svg.to, plot);
    tg_plot_words(words.to, plot);
    tg_plot_fprint(plain.to, plot);
    nb_show("image/svg+xml", nb_text(&words), nb_text(&plain), nb_text(&svg));
    free(svg.s);
    free(words.s);
    free(plain.s);
}

static void show_and_free(tg_plot *plot)
{
    nb_plot(plot);
    tg_plot_free(plot);
}

void nb_plot_line(const char *title, const char *x_label, const char *y_label,
                  int n, const double *x, const double *y)
{
    tg_plot *plot = tg_plot_new(title, x_label, y_label);
    tg_plot_line(plot, NULL, n, x, y);
    show_and_free(plot);
}

void nb_plot_points(const char *title, const char *x_label, const char *y_label,
                    int n, const double *x, const double *y)
{
    tg_plot *plot = tg_plot_new(title, x_label, y_label);
    tg_plot_points(plot, NULL, n, x, y);
    show_and_free(plot);
}

void nb_plot_histogram(const char *title, const char *x_label, int n,
                       const double *values)
{
    tg_plot *plot = tg_plot_new(title, x_label, "how many");
    tg_plot_histogram(plot, NULL, n, values, 0);
    show_and_free(plot);
}

void nb_plot_bars(const char *title, int n, const char *const *labels,
                  const double *values)
{
    tg_plot *plot = tg_plot_new(title, NULL, NULL);
    tg_plot_bars(plot, n, labels, values);
    show_and_free(plot);
}

/* ---- graphs ---- */

/* The lines of each box, leaves once. */
static void put_boxes(FILE *to, const tg_graph *g)
{
    char line[TG_NODE_LINES][TG_NODE_WIDTH];
    for (int v = 0; v < g->nodes; v++) {
        const tg_node *node = &g->node[v];
        if (node->kind == TG_NODE_REFERENCE ||
            (node->kind == TG_NODE_LEAF && node->copy > 1))
            continue;
        const int n = tg_node_lines(g, node, line);
        int column = 0;
        for (int i = 0; i < n; i++) {
            const bool fits = column + 3 + (int)strlen(line[i]) < LINE;
            const char *before = i == 0 ? "" : fits ? "   " : "\n     ";
            column = fits ? column : 2;
            column += fprintf(to, "%s%s", before, line[i]);
        }
        fputc('\n', to);
    }
}

void nb_graph(const tg_tensor *loss, tg_graph_options options)
{
    nb_memory svg, plain;
    tg_text words = {"", 0};
    nb_open(&svg);
    nb_open(&plain);
    tg_graph g = tg_graph_of(loss, options);
    tg_text_add(&words, "The graph of %s: %d box%s, %d edge%s",
                tg_text_entry(loss).s, g.nodes, g.nodes == 1 ? "" : "es",
                g.edges, g.edges == 1 ? "" : "s");
    put_boxes(plain.to, &g);
    tg_graph_free(&g);
    tg_fsvg(svg.to, loss, options);
    nb_show("image/svg+xml", words.s, nb_text(&plain), nb_text(&svg));
    free(svg.s);
    free(plain.s);
}

/* ---- the replay page ---- */

void nb_replay(tg_tensor *loss, tg_film *film)
{
    nb_memory page;
    tg_text words = {"", 0};
    nb_open(&page);
    tg_fhtml(page.to, loss, film);
    tg_text_add(&words, "The replay page of %s: its passes step by step%s",
                tg_text_entry(loss).s, film ? ", and the training" : "");
    nb_html(nb_text(&page), words.s);
    free(page.s);
}

/* ---- tensors ---- */

static void put_table(FILE *to, const tg_tensor *t, const char *name,
                      size_t rows, size_t columns)
{
    fputs("\n| ", to); /* no row of a table that stands before it */
    for (; *name; name++)
        fputc(strchr("|<\n", *name) ? '/' : *name, to);
    fputs(" |", to);
    for (size_t j = 0; j < columns; j++)
        fprintf(to, " %zu |", j);
    fputs("\n|---|", to);
    for (size_t j = 0; j < columns; j++)
        fputs("--:|", to);
    for (size_t i = 0; i < rows; i++) {
        fprintf(to, "\n| %zu |", i);
        for (size_t j = 0; j < columns; j++)
            fprintf(to, " %.4g |", tg_shown((double)t->data[i * columns + j]));
    }
    fputs("\n\n", to);
}

static void show_map(const tg_tensor *t, const char *name, size_t rows,
                     size_t columns)
{
    double *values = malloc(t->count * sizeof *values);
    if (!values)
        tg_fail("no memory for a map of %zu numbers", t->count);
    for (size_t i = 0; i < t->count; i++)
        values[i] = (double)t->data[i];
    tg_plot *plot = tg_plot_new(name, NULL, NULL);
    tg_plot_heat(plot, (int)rows, (int)columns, values);
    show_and_free(plot);
    free(values);
}

void nb_tensor(const tg_tensor *t)
{
    if (!t || !tg_is_live(t))
        tg_fail("nb_tensor: it is NULL or was forgotten by tg_rewind");
    tg_text name = {"", 0};
    const tg_shape_text shape = tg_shape_print(t->shape);
    const int rank = t->shape.rank;
    const size_t columns = rank ? (size_t)t->shape.dim[rank - 1] : 1;
    const size_t rows = columns ? t->count / columns : 0;
    tg_text_add(&name, "%s%s%s", t->name ? t->name : "", t->name ? " " : "",
                shape.text);
    if (columns > TABLE_COLUMNS || rows > TABLE_ROWS) {
        show_map(t, name.s, rows, columns);
        return;
    }
    nb_memory table, plain;
    nb_open(&table);
    nb_open(&plain);
    put_table(table.to, t, name.s, rows, columns);
    tg_fprint(plain.to, t);
    nb_show("text/markdown", name.s, nb_text(&plain), nb_text(&table));
    free(table.s);
    free(plain.s);
}
