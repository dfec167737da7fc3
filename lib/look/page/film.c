/* Keeping frames of a training run. */
#include "look/page/film_data.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tape/error.h"
#include "look/page/frame.h"
#include "look/page/json.h"

/* Letters of a frame's JSON that are too many, and of all frames together;
 * numbers of all parameters in one; points that are drawn. */
enum {
    LARGE = 100000,
    MOST_BYTES = 1000000,
    PARAM_NUMBERS = 4000,
    POINTS = 1000,
};

enum { SHADES = 56, FIRST_SHADE = 'A' };

tg_film *tg_film_new(void)
{
    tg_film *film = calloc(1, sizeof *film);
    if (!film)
        tg_fail("no memory for a film");
    film->stride = film->loss_stride = 1;
    return film;
}

void tg_film_free(tg_film *film)
{
    for (int i = 0; film && i < film->frames; i++)
        free(film->frame[i].json);
    if (film)
        free(film->point);
    free(film);
}

static size_t size_of(const tg_film_frame *frame)
{
    return strlen(frame->json) + strlen(frame->plane.s);
}

/* ---- the plane ---- */

void tg_film_boundary(tg_film *film, tg_plot_function *f, void *context,
                      double x0, double x1, double y0, double y1)
{
    if (!f || !(x0 < x1) || !(y0 < y1) || !isfinite(x1 - x0) ||
        !isfinite(y1 - y0))
        tg_fail("tg_film_boundary: f is NULL, or x0 < x1 and y0 < y1 are not: "
                "%g, %g, %g, %g",
                x0, x1, y0, y1);
    if (!film)
        return;
    film->f = f;
    film->context = context;
    film->x0 = x0, film->x1 = x1, film->y0 = y0, film->y1 = y1;
}

void tg_film_points(tg_film *film, int n, const double *x, const double *y,
                    const double *label)
{
    if (n < 0 || (n > 0 && (!x || !y || !label)))
        tg_fail("tg_film_points: n is %d, or an array is NULL", n);
    if (!film)
        return;
    free(film->point);
    film->points = n;
    film->point = malloc(3 * (size_t)n * sizeof *film->point + 1);
    if (!film->point)
        tg_fail("no memory for %d points", n);
    for (int i = 0; i < n; i++) {
        film->point[3 * i] = x[i];
        film->point[3 * i + 1] = y[i];
        film->point[3 * i + 2] = label[i];
    }
}

static char letter_of(double p)
{
    const double known = isnan(p) ? 0.5 : fmax(0, fmin(1, p));
    return (char)(FIRST_SHADE + lround(known * SHADES));
}

static void ask(tg_film *film)
{
    enum { N = TG_FILM_PLANE };
    tg_film_letters plane;
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            const double x = film->x0 + (film->x1 - film->x0) * j / (N - 1);
            const double y = film->y1 - (film->y1 - film->y0) * i / (N - 1);
            plane.s[i * N + j] = letter_of(film->f(x, y, film->context));
        }
    plane.s[N * N] = '\0';
    film->plane = plane;
}

/* f may rewind to a mark of its own, which takes every ->grad. */
void tg_film_ask_plane(tg_film *film, tg_tape *tape)
{
    if (!film->f)
        return;
    tg_visit visit;
    tg_visit_begin(&visit, tape);
    const int count = tape->count;
    tg_tensor **grad = tg_arena_take(&tape->bytes,
                                     (size_t)(count + 1) * sizeof *grad);
    for (int id = 0; id < count; id++)
        grad[id] = tape->entry[id]->grad;
    const uint64_t last = tape->entry[count - 1]->birth;
    ask(film);
    if (tape->count < count || tape->entry[count - 1]->birth != last)
        tg_fail("the plane's function rewound the tape to before the loss: it "
                "may rewind to a mark of its own only");
    for (int id = 0; id < count; id++)
        tape->entry[id]->grad = grad[id];
    tg_visit_end(&visit);
}

/* ---- recording ---- */

/* Keeps every second frame, and every second loss. */
static void thin_losses(tg_film *film)
{
    for (int i = 0; 2 * i < film->losses; i++)
        film->loss[i] = film->loss[2 * i];
    film->losses = (film->losses + 1) / 2;
    film->loss_stride *= 2;
}

static void thin_frames(tg_film *film)
{
    film->bytes = 0;
    for (int i = 0; i < film->frames; i++)
        if (i % 2) {
            free(film->frame[i].json);
        } else {
            film->frame[i / 2] = film->frame[i];
            film->bytes += size_of(&film->frame[i]);
        }
    film->frames = (film->frames + 1) / 2;
    film->stride *= 2;
}

static void write_passes(FILE *to, const void *context)
{
    tg_put_frame(to, context);
}

/* The more parameters, the fewer numbers of each. */
static void write_params(FILE *to, const void *context)
{
    const tg_page *page = context;
    int params = 1;
    for (int id = 0; id <= page->replay.loss->id; id++)
        params += page->replay.tape->entry[id]->role == TG_PARAM;
    const int most = PARAM_NUMBERS / params;
    tg_put_params(to, page, most < page->most ? most + 1 : page->most);
}

/* All of the pass; where that was once too large, the parameters. */
static char *frame_json(tg_film *film, const tg_page *page)
{
    char *json = film->params_only ? NULL : tg_written(write_passes, page);
    if (json && strlen(json) <= LARGE)
        return json;
    free(json);
    film->params_only = true;
    return tg_written(write_params, page);
}

static void add_frame(tg_film *film, long at, tg_tensor *loss)
{
    tg_film_ask_plane(film, loss->tape);
    tg_page page;
    tg_page_begin(&page, loss, NULL);
    tg_film_frame frame = {.at = at,
                           .loss = (double)loss->data[0],
                           .signature = tg_page_signature(&page),
                           .of = {loss->tape, loss->birth}};
    frame.json = frame_json(film, &page);
    tg_page_end(&page);
    frame.plane = film->plane;
    film->bytes += size_of(&frame);
    film->frame[film->frames++] = frame;
    while (film->bytes > MOST_BYTES && film->frames > 1)
        thin_frames(film);
}

void tg_record(tg_film *film, tg_tensor *loss)
{
    if (!film)
        return;
    if (!loss || !tg_is_live(loss) || loss->count != 1)
        tg_fail("the loss to record is NULL, not one number, or was forgotten "
                "by tg_rewind");
    const long at = film->calls++;
    film->last = (tg_film_loss){loss->tape, loss->birth};
    if (film->losses == TG_FILM_LOSSES)
        thin_losses(film);
    if (at % film->loss_stride == 0)
        film->loss[film->losses++] = (double)loss->data[0];
    if (at % film->stride == 0 && film->frames == TG_FILM_FRAMES)
        thin_frames(film);
    if (at % film->stride == 0)
        add_frame(film, at, loss);
}

/* ---- writing ---- */

/* The losses as they are drawn, the page's own after those of the film. */
typedef struct curve {
    const tg_film *film;
    double own;
    double last; /* the training step that is drawn on the right */
    double low, high;
} curve;

static double loss_at(const curve *c, int i)
{
    return i < c->film->losses ? c->film->loss[i] : c->own;
}

/* The range of the finite losses; false without any. */
static bool find_range(curve *c)
{
    c->low = INFINITY, c->high = -INFINITY;
    for (int i = 0; i <= c->film->losses; i++)
        if (isfinite(loss_at(c, i))) {
            c->low = fmin(c->low, loss_at(c, i));
            c->high = fmax(c->high, loss_at(c, i));
        }
    return c->low <= c->high;
}

static void put_line(FILE *to, const curve *c)
{
    char step = 'M';
    for (int i = 0; i <= c->film->losses; i++) {
        const double at = i < c->film->losses
                              ? (double)(i * c->film->loss_stride)
                              : c->last;
        const double x = c->last > 0 ? at / c->last : 0;
        const double y = c->high > c->low
                             ? (loss_at(c, i) - c->low) / (c->high - c->low)
                             : 0.5;
        if (isfinite(loss_at(c, i)))
            fprintf(to, "%c%.1f %.1f", step, 1000 * x, 100 - 100 * y);
        step = isfinite(loss_at(c, i)) ? 'L' : 'M';
    }
}

void tg_put_curve(FILE *to, tg_page *page)
{
    if (!page->film)
        return;
    const tg_tensor *loss = page->replay.loss;
    curve c = {.film = page->film, .own = (double)loss->data[0]};
    c.last = (double)tg_film_at(page->film, loss);
    const bool any = find_range(&c);
    if (any)
        fprintf(to, "<p>Loss: from %.3g to %.3g</p>\n", c.low, c.high);
    fputs("<svg viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\" "
          "aria-hidden=\"true\"><path d=\"",
          to);
    if (any)
        put_line(to, &c);
    fputs("\"/><path id=\"here\"/></svg>\n", to);
}

void tg_put_points(FILE *to, tg_page *page)
{
    enum { SIDE = TG_FILM_PLANE };
    const tg_film *film = page->film;
    if (!film || !film->f)
        return;
    fprintf(to, "<svg viewBox=\"0 0 %d %d\" aria-hidden=\"true\">", SIDE, SIDE);
    const int each = 1 + film->points / POINTS;
    for (int i = 0; i < film->points; i += each) {
        const double *p = &film->point[3 * i];
        if (!(p[0] >= film->x0 && p[0] <= film->x1 && p[1] >= film->y0 &&
              p[1] <= film->y1))
            continue;
        fprintf(to, "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"1\"%s/>",
                0.5 + (p[0] - film->x0) / (film->x1 - film->x0) * (SIDE - 1),
                0.5 + (film->y1 - p[1]) / (film->y1 - film->y0) * (SIDE - 1),
                p[2] > 0.5 ? " class=\"one\"" : "");
    }
    fputs("</svg>\n", to);
}

static void put_frame(FILE *to, const tg_film_frame *frame, bool same)
{
    fprintf(to, "{\"at\":%ld,\"loss\":", frame->at);
    tg_put_json_number(to, frame->loss, 6);
    if (frame->plane.s[0])
        tg_put_json_member(to, "plane", frame->plane.s);
    if (same)
        fprintf(to, ",%s", frame->json);
    fputs("},\n", to);
}

static bool is_same(tg_film_loss a, const tg_tensor *loss)
{
    return a.tape == loss->tape && a.birth == loss->birth;
}

/* A frame of the page's own loss, which is always the last, is not shown. */
int tg_film_frames(const tg_film *film, const tg_tensor *loss)
{
    const int n = film->frames;
    return n && is_same(film->frame[n - 1].of, loss) ? n - 1 : n;
}

void tg_put_film(FILE *to, const tg_film *film, uint64_t signature,
                 const tg_tensor *loss)
{
    fprintf(to, "\"film\":{\"across\":%d},\"frames\":[", TG_FILM_PLANE);
    for (int i = 0; i < tg_film_frames(film, loss); i++)
        put_frame(to, &film->frame[i], film->frame[i].signature == signature);
}

long tg_film_at(const tg_film *film, const tg_tensor *loss)
{
    return is_same(film->last, loss) ? film->calls - 1 : film->calls;
}
