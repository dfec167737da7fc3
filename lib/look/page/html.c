/* Putting the page together: replay.html with what its {{names}} stand for. */
#include "look/page/html.h"

#include <string.h>

#include "tape/error.h"
#include "look/page/data.h"
#include "look/page/film_data.h"
#include "look/page/picture.h"
#include "look/page/source.h"
#include "look/page/tables.h"
#include "data/write.h"
#include "look/text/markup.h"
#include "look/text/text.h"

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

/* ---- parts ---- */

static void put_title(FILE *to, tg_page *p)
{
    const tg_tensor *loss = p->replay.loss;
    const char *file = loss->site ? tg_site_file(loss->site) : "";
    int slashes = 0;
    const char *from = file + strlen(file);
    while (from > file && (slashes += from[-1] == '/') < 2)
        from--;
    tg_text title = {"", 0};
    tg_text_add(&title, "Backpropagation from %s",
                loss->name ? loss->name : "the loss");
    tg_text_add(&title, "%s%s", *from ? ", " : "", from);
    tg_put_xml(to, title.s);
}

/* Only where there is a training to go through. */
static void put_shift(FILE *to, tg_page *p)
{
    if (p->film)
        fputs(", with <kbd>Shift</kbd> the training", to);
}

static void put_summary(FILE *to, tg_page *p)
{
    const tg_replay *r = &p->replay;
    const int backward = r->moments - r->forward;
    fprintf(to, "%d op%s forward, %d step%s backward", r->forward,
            r->forward == 1 ? "" : "s", backward, backward == 1 ? "" : "s");
    if (p->end - p->begin < r->moments)
        fprintf(to, "; the %d nearest to the loss are on this page",
                p->end - p->begin);
    fputc('.', to);
}

/* A button for each pass, as wide as it has steps. */
static void put_passes(FILE *to, tg_page *p)
{
    const int forward = p->replay.forward - p->begin;
    const int backward = p->end - p->replay.forward;
    fprintf(to,
            "<button type=\"button\" data-to=\"forward\" value=\"1\" "
            "style=\"flex:%d\">Forward</button><button type=\"button\" "
            "data-to=\"backward\" value=\"%d\" style=\"flex:%d\">Backward"
            "</button>",
            forward, forward + 1, backward);
}

/* What the two sliders go to. */
static void put_steps(FILE *to, tg_page *p)
{
    fprintf(to, "%d", p->end - p->begin);
}

static void put_frames(FILE *to, tg_page *p)
{
    fprintf(to, "%d", p->film ? tg_film_frames(p->film, p->replay.loss) : 0);
}

static void put_style(FILE *to, tg_page *p)
{
    (void)p;
    for (size_t i = 0; i < LINES(style); i++)
        fputs(style[i], to);
}

static void put_script(FILE *to, tg_page *p)
{
    (void)p;
    for (size_t i = 0; i < LINES(script); i++)
        fputs(script[i], to);
}

/* ---- the page ---- */

static const struct part {
    const char *name;
    void (*put)(FILE *to, tg_page *page);
} parts[] = {
    {"title", put_title},      {"style", put_style},
    {"summary", put_summary},  {"curve", tg_put_curve},
    {"points", tg_put_points}, {"passes", put_passes},
    {"shift", put_shift},      {"steps", put_steps},
    {"frames", put_frames},    {"graph", tg_put_picture},
    {"source", tg_put_source}, {"tables", tg_put_tables},
    {"data", tg_put_data},     {"script", put_script},
};

static void put_part(FILE *to, tg_page *p, const char *name, size_t n)
{
    size_t i = 0;
    while (strncmp(parts[i].name, name, n) != 0 || parts[i].name[n])
        if (++i == sizeof parts / sizeof *parts)
            tg_fail("replay.html names {{%.*s}}, which is no part of a page",
                    (int)n, name);
    parts[i].put(to, p);
}

static void put_page(FILE *to, tg_page *p)
{
    for (size_t i = 0; i < LINES(template); i++) {
        const char *line = template[i], *open;
        while ((open = strstr(line, "{{"))) {
            const char *close = strstr(open, "}}");
            fprintf(to, "%.*s", (int)(open - line), line);
            put_part(to, p, open + 2, (size_t)(close - open - 2));
            line = close + 2;
        }
        fputs(line, to);
    }
}

void tg_fhtml(FILE *to, tg_tensor *loss, tg_film *film)
{
    tg_page page;
    tg_page_begin(&page, loss, film);
    put_page(to, &page);
    tg_page_end(&page);
}

bool tg_html_film(tg_tensor *loss, const char *path, tg_film *film)
{
    tg_page page;
    tg_page_begin(&page, loss, film); /* may fail: no file so far */
    tg_file file;
    const bool open = tg_file_begin(&file, path);
    if (open)
        put_page(file.to, &page);
    tg_page_end(&page);
    return open && tg_file_end(&file);
}

bool tg_html(tg_tensor *loss, const char *path)
{
    return tg_html_film(loss, path, NULL);
}
