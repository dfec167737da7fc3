/* Bars. */
#include <math.h>

#include "look/plot/kind.h"

/* Pixels of a bar; letters of a label in SVG and in the terminal, and of a
 * number there; up to how many bars the words give every value. */
enum { BAR = 18, NAME = 28, LABEL = 24, NUMBER = 11, SPELLED_OUT = 12 };

/* Of the longest label, but at most `most`. */
static int label_letters(const tg_plot_layer *bars, int most)
{
    int widest = 0;
    for (int i = 0; i < bars->n; i++) {
        const int n = bars->label[i] ? tg_letters(bars->label[i]) : 0;
        widest = n > widest ? n : widest;
    }
    return widest < most ? widest : most;
}

static void put_words(FILE *to, const tg_plot_layer *bars)
{
    fprintf(to, "%d bars", bars->n);
    if (bars->n > SPELLED_OUT) {
        tg_put_range(to, "of", bars->n, bars->y);
        return;
    }
    for (int i = 0; i < bars->n; i++)
        fprintf(to, "%s %s %.4g", i ? "," : ":",
                bars->label[i] ? bars->label[i] : "-", bars->y[i]);
}

/* ---- as SVG ---- */

static void lay_out(tg_sheet *s, const tg_plot_layer *bars)
{
    s->left += 12 + label_letters(bars, NAME) * TG_SHEET_LETTER;
    const double below = s->plot->x_label ? 34 : 14;
    s->height = fmax(TG_SHEET_HEIGHT, s->top + bars->n * (double)BAR + below);
    s->bottom = s->height - below;
}

static void put_svg(const tg_sheet *s, const tg_plot_layer *bars)
{
    const tg_range r = tg_range_of(bars->n, bars->y);
    const double low = fmin(r.low, 0), high = fmax(r.high, 0);
    const double span = high > low ? high - low : 1;
    const double left = low < 0 ? s->left + 56 : s->left;
    const double wide = s->right - 56 - left;
    const double zero = left - low / span * wide;
    const double step = fmin(44, (s->bottom - s->top) / fmax(bars->n, 1));
    for (int i = 0; i < bars->n; i++) {
        const double v = bars->y[i], y = s->top + i * step;
        const double end = isfinite(v)
                               ? fmax(left,
                                      fmin(left + wide, zero + v / span * wide))
                               : zero;
        tg_sheet_rectangle(s, fmin(zero, end), y + step * 0.15, fmax(zero, end),
                           y + step * 0.85);
        fprintf(s->to, " fill=\"%s\"/>\n", tg_series_colour(0));
        tg_sheet_text(s, v < 0 ? end - 4 : end + 4, y + step / 2 + 4, 11,
                      v < 0 ? "end" : "start", tg_number_text(v, 4).s, 12);
        if (bars->label[i])
            tg_sheet_text(s, s->left - 8, y + step / 2 + 4, 11, "end",
                          bars->label[i], NAME);
    }
    fprintf(s->to, "<path d=\"M%s %sV%s\" stroke=\"#888888\"/>\n",
            tg_pixel(zero).s, tg_pixel(s->top).s,
            tg_pixel(s->top + fmax(bars->n, 1) * step).s);
}

/* ---- in the terminal ---- */

static void put_label(FILE *to, bool utf8, const char *label, int letters)
{
    const int n = label ? tg_letters(label) : 0;
    fprintf(to, "%*s", n < letters ? letters - n : 0, "");
    tg_put_letters(to, utf8, label ? label : "", letters);
}

/* The bar from zero to `end`, of `room` columns. */
static void put_bar(FILE *to, const tg_canvas *c, int zero, int end, int room)
{
    const char *block = c->utf8 ? "\u2588" : "#";
    for (int j = 0; j <= room; j++) {
        if (j == zero)
            fputs(c->utf8 ? "\u2502" : "|", to);
        if (j == room || (j >= zero && j >= end))
            break;
        const bool filled = (j >= zero && j < end) || (j < zero && j >= end);
        if (filled)
            tg_canvas_colour(to, c, 0);
        fputs(filled ? block : " ", to);
        if (filled)
            tg_canvas_colour(to, c, -1);
    }
}

static void put_bars(FILE *to, const tg_canvas *c, const tg_plot_layer *bars)
{
    const int letters = label_letters(bars, LABEL);
    const int room = TG_SKETCH_WIDTH - letters - NUMBER - 3;
    const tg_range r = tg_range_of(bars->n, bars->y);
    const double low = fmin(r.low, 0), high = fmax(r.high, 0);
    const double span = high > low ? high - low : 1;
    const int zero = (int)lround(-low / span * room);
    for (int i = 0; i < bars->n; i++) {
        const double v = bars->y[i];
        int end = zero;
        if (v >= low && v <= high)
            end = (int)lround((v - low) / span * room);
        put_label(to, c->utf8, bars->label[i], letters);
        fputc(' ', to);
        put_bar(to, c, zero, end, room);
        fprintf(to, " %s\n", tg_number_text(v, 4).s);
    }
}

static void print(FILE *to, tg_sketch *s, const tg_plot_layer *bars)
{
    tg_put_centred(to, s, s->plot->title, 0, TG_SKETCH_WIDTH);
    tg_put_y_label(to, s);
    put_bars(to, &s->canvas, bars);
    tg_put_centred(to, s, s->plot->x_label, 0, TG_SKETCH_WIDTH);
}

static const tg_plot_kind bars = {
    .level = TG_PLOT_ALONE,
    .svg = put_svg,
    .words = put_words,
    .lay_out = lay_out,
    .print = print,
};

void tg_plot_bars(tg_plot *plot, int n, const char *const *labels,
                  const double *values)
{
    tg_plot_check("tg_plot_bars", plot, n, values);
    tg_plot_layer *layer = tg_plot_add("tg_plot_bars", plot, &bars);
    layer->y = tg_plot_copy_numbers(n, values);
    layer->label = tg_plot_take((size_t)n, sizeof *layer->label);
    layer->n = n;
    for (int i = 0; labels && i < n; i++)
        layer->label[i] = tg_plot_copy_text(labels[i]);
}
