/* Putting the page together: replay.html with what its {{names}} stand for. */
#include "page/html.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "page/data.h"
#include "page/film_data.h"
#include "page/picture.h"
#include "page/source.h"
#include "page/tables.h"
#include "view/file.h"
#include "view/text.h"

/* The plain files, line by line; the build makes strings of them. */
static const char *const template[] = {
#include "page/replay.html.inc"
};
static const char *const style[] = {
#include "page/replay.css.inc"
};
static const char *const script[] = {
#include "page/replay.js.inc"
};
#define LINES(text) (sizeof text / sizeof *text)

typedef struct page {
    FILE *to;
    tg_session session;
    tg_selection shown;
    tg_graph graph;
    const tg_film *film; /* or NULL */
} page;

/* ---- parts ---- */

static void put_title(page *p)
{
    const tg_tensor *loss = p->session.replay.loss;
    const char *file = loss->site ? tg_site_file(loss->site) : "";
    int slashes = 0;
    const char *from = file + strlen(file);
    while (from > file && (slashes += from[-1] == '/') < 2)
        from--;
    tg_text title = {"", 0};
    tg_text_add(&title, "Backpropagation from %s",
                loss->name ? loss->name : "the loss");
    tg_text_add(&title, "%s%s", *from ? ", " : "", from);
    tg_put_xml(p->to, title.s);
}

static void put_summary(page *p)
{
    const tg_replay *r = &p->session.replay;
    fprintf(p->to, "%d ops forward, %d steps backward.", r->forward,
            r->moments - r->forward);
}

/* A button for each pass, as wide as it has steps. */
static void put_passes(page *p)
{
    const int forward = p->session.replay.forward - p->shown.begin;
    const int backward = p->shown.end - p->session.replay.forward;
    fprintf(p->to,
            "<button type=\"button\" data-to=\"forward\" value=\"1\" "
            "style=\"flex:%d\">Forward</button><button type=\"button\" "
            "data-to=\"backward\" value=\"%d\" style=\"flex:%d\">Backward"
            "</button>",
            forward, forward + 1, backward);
}

static void put_style(page *p)
{
    for (size_t i = 0; i < LINES(style); i++)
        fputs(style[i], p->to);
}

static void put_script(page *p)
{
    for (size_t i = 0; i < LINES(script); i++)
        fputs(script[i], p->to);
}

static void put_graph(page *p)
{
    tg_put_picture(p->to, &p->session.replay, &p->graph);
}

static void put_source(page *p)
{
    tg_put_source(p->to, &p->session.replay, &p->shown);
}

static void put_tables(page *p)
{
    tg_put_tables(p->to, &p->session.replay, &p->shown);
}

/* The losses of the film, 1000 wide and 100 high. */
static void put_curve(page *p)
{
    if (p->film)
        tg_put_curve(p->to, p->film);
}

static void put_data(page *p)
{
    tg_put_data(p->to, &p->session, &p->shown, &p->graph, p->film);
}

static void put_points(page *p)
{
    if (p->film && p->film->f)
        tg_put_points(p->to, p->film);
}

/* ---- the page ---- */

static const struct part {
    const char *name;
    void (*put)(page *p);
} parts[] = {
    {"title", put_title},   {"summary", put_summary}, {"passes", put_passes},
    {"style", put_style},   {"graph", put_graph},     {"source", put_source},
    {"tables", put_tables}, {"curve", put_curve},     {"points", put_points},
    {"data", put_data},     {"script", put_script},
};

static void put_part(page *p, const char *name, size_t n)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strncmp(parts[i].name, name, n) == 0 && !parts[i].name[n])
            parts[i].put(p);
}

static void put_page(page *p)
{
    for (size_t i = 0; i < LINES(template); i++) {
        const char *line = template[i], *open;
        while ((open = strstr(line, "{{"))) {
            const char *close = strstr(open, "}}");
            fprintf(p->to, "%.*s", (int)(open - line), line);
            put_part(p, open + 2, (size_t)(close - open - 2));
            line = close + 2;
        }
        fputs(line, p->to);
    }
}

void tg_fhtml(FILE *to, tg_tensor *loss, tg_film *film)
{
    page p = {.to = to, .film = film, .session.replay = tg_replay_begin(loss)};
    p.shown = tg_selection_of(&p.session.replay);
    p.graph = tg_graph_of(loss, (tg_graph_options){0});
    put_page(&p);
    tg_graph_free(&p.graph);
    free(p.shown.entry);
    tg_replay_end(&p.session.replay);
}

bool tg_html_film(tg_tensor *loss, const char *path, tg_film *film)
{
    tg_file file;
    if (!loss || !tg_is_live(loss))
        tg_fail("the loss of a page is NULL or was forgotten by tg_rewind");
    if (!tg_file_begin(&file, path))
        return false;
    tg_fhtml(file.to, loss, film);
    return tg_file_end(&file);
}

bool tg_html(tg_tensor *loss, const char *path)
{
    return tg_html_film(loss, path, NULL);
}
