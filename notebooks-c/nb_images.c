/* Images side by side: an SVG with a path for each shade, and letters. */
#include <math.h>
#include <stdlib.h>

#include "nb.h"
#include "show.h"
#include "look/text/markup.h"
#include "look/plot/data.h"

enum { LEVELS = 16, SCALE = 3, GAP = 10, CAPTION = 18, TOP = 30, LINE = 79 };

typedef struct sheet {
    int n, rows, columns, across;
    const tg_real *pixels;
    const char *const *captions;
} sheet;

/* Pixel (i, j) of an image as -LEVELS .. LEVELS of its largest number. */
static int level(const sheet *s, int image, int i, int j, double largest)
{
    const tg_real *p = s->pixels +
                       (size_t)image * (size_t)s->rows * (size_t)s->columns;
    const double v = (double)p[i * s->columns + j] / largest;
    return isfinite(v) ? (int)lround(v * LEVELS) : 0;
}

static double largest_of(const sheet *s, int image)
{
    const size_t pixels = (size_t)s->rows * (size_t)s->columns;
    double largest = 0;
    for (size_t i = 0; i < pixels; i++) {
        const double v = fabs((double)s->pixels[(size_t)image * pixels + i]);
        largest = isfinite(v) && v > largest ? v : largest;
    }
    return largest > 0 ? largest : 1;
}

/* ---- SVG ---- */

/* White for 0; towards black, or blue and orange where there are both. */
static void put_colour(FILE *to, int shade, bool both)
{
    static const int ends[3][3] = {
        {0x10, 0x10, 0x10}, {0x1f, 0x5f, 0xa8}, {0xc8, 0x62, 0x2a}};
    const int *end = ends[both ? shade > 0 ? 1 : 2 : 0];
    const double t = abs(shade) / (double)LEVELS;
    fprintf(to, "#%02x%02x%02x", (int)(255 + t * (end[0] - 255)),
            (int)(255 + t * (end[1] - 255)), (int)(255 + t * (end[2] - 255)));
}

/* The runs of one shade, as one path; nothing when there are none. */
static void put_shade(FILE *to, const sheet *s, int image, int shade,
                      double largest, bool both)
{
    bool begun = false;
    for (int i = 0; i < s->rows; i++)
        for (int j = 0; j < s->columns; j++) {
            int run = 0;
            while (j + run < s->columns &&
                   level(s, image, i, j + run, largest) == shade)
                run++;
            if (run == 0)
                continue;
            fputs(begun ? "" : "<path d=\"", to);
            fprintf(to, "M%d %dh%dv1h-%dz", j, i, run, run);
            begun = true;
            j += run;
        }
    if (!begun)
        return;
    fputs("\" fill=\"", to);
    put_colour(to, shade, both);
    fputs("\"/>\n", to);
}

/* Whether there are numbers below 0 in it. */
static bool has_both_signs(const sheet *s, int image)
{
    const size_t pixels = (size_t)s->rows * (size_t)s->columns;
    for (size_t i = 0; i < pixels; i++)
        if (s->pixels[(size_t)image * pixels + i] < 0)
            return true;
    return false;
}

static void put_image(FILE *to, const sheet *s, int image)
{
    const double largest = largest_of(s, image);
    const bool both = has_both_signs(s, image);
    const int x = GAP + image % s->across * (s->columns * SCALE + GAP);
    const int y = TOP + image / s->across * (s->rows * SCALE + CAPTION + GAP);
    fprintf(to,
            "<g transform=\"translate(%d %d) scale(%d)\" "
            "shape-rendering=\"crispEdges\">\n"
            "<path d=\"M0 0h%dv%dh-%dz\" fill=\"#ffffff\"/>\n",
            x, y, SCALE, s->columns, s->rows, s->columns);
    for (int shade = -LEVELS; shade <= LEVELS; shade++)
        if (shade != 0)
            put_shade(to, s, image, shade, largest, both);
    fputs("</g>\n", to);
    if (!s->captions || !s->captions[image])
        return;
    fprintf(to, "<text x=\"%d\" y=\"%d\" fill=\"#333333\">", x,
            y + s->rows * SCALE + CAPTION - 5);
    tg_put_xml(to, s->captions[image]);
    fputs("</text>\n", to);
}

static void put_svg(FILE *to, const sheet *s, const char *title)
{
    const int bands = (s->n + s->across - 1) / s->across;
    const int wide = GAP + s->across * (s->columns * SCALE + GAP);
    const int tall = TOP + bands * (s->rows * SCALE + CAPTION + GAP);
    fprintf(to,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
            "height=\"%d\" viewBox=\"0 0 %d %d\" "
            "font-family=\"Helvetica, Arial, sans-serif\" font-size=\"11\">\n"
            "<rect width=\"%d\" height=\"%d\" fill=\"#eef1f5\"/>\n"
            "<text x=\"%d\" y=\"20\" font-size=\"14\" fill=\"#333333\">",
            wide, tall, wide, tall, wide, tall, GAP);
    tg_put_xml(to, title);
    fputs("</text>\n", to);
    for (int image = 0; image < s->n; image++)
        put_image(to, s, image);
    fputs("</svg>\n", to);
}

/* ---- letters ---- */

/* A letter for a block of pixels, twice as high as wide. */
static char letter(const sheet *s, int image, int i, int j, int side,
                   double largest)
{
    static const char ink[] = " .:-=+*#%@";
    double sum = 0;
    int n = 0;
    for (int a = i; a < i + 2 * side && a < s->rows; a++)
        for (int b = j; b < j + side && b < s->columns; b++, n++)
            sum += abs(level(s, image, a, b, largest));
    return ink[(int)(9 * sum / (LEVELS * (double)n))];
}

static void put_letters(FILE *to, const sheet *s)
{
    int side = 1;
    while (s->across * ((s->columns + side - 1) / side + 2) > LINE &&
           side < s->columns)
        side++;
    const int wide = (s->columns + side - 1) / side + 2;
    for (int first = 0; first < s->n; first += s->across) {
        const int end = first + s->across < s->n ? first + s->across : s->n;
        for (int i = 0; i < s->rows; i += 2 * side) {
            for (int k = first; k < end; k++) {
                const double largest = largest_of(s, k);
                for (int j = 0; j < s->columns; j += side)
                    fputc(letter(s, k, i, j, side, largest), to);
                fputs("  ", to);
            }
            fputc('\n', to);
        }
        for (int k = first; s->captions && k < end; k++) {
            const char *caption = s->captions[k] ? s->captions[k] : "";
            const int room = wide - 2, letters = tg_letters(caption);
            fprintf(to, "%.*s%*s  ", tg_letter_bytes(caption, room), caption,
                    letters < room ? room - letters : 0, "");
        }
        fputs(s->captions ? "\n\n" : "\n", to);
    }
}

void nb_images(const char *title, int n, int rows, int columns,
               const tg_real *pixels, int across, const char *const *captions)
{
    const sheet s = {n,      rows,    columns, across < n ? across : n,
                     pixels, captions};
    if (!title || !pixels || n < 1 || rows < 1 || columns < 1 || across < 1)
        tg_fail("nb_images: a title, pixels, and at least one of each: %d "
                "images of %d x %d, %d across",
                n, rows, columns, across);
    nb_memory svg, words, plain;
    nb_open(&svg);
    nb_open(&words);
    nb_open(&plain);
    put_svg(svg.to, &s, title);
    fprintf(words.to, "%s. %d images of %d x %d", title, n, rows, columns);
    for (int i = 0; captions && i < n; i++)
        fprintf(words.to, "%s %s", i ? ";" : ":",
                captions[i] ? captions[i] : "-");
    fprintf(plain.to, "%s\n\n", title);
    put_letters(plain.to, &s);
    nb_show("image/svg+xml", nb_text(&words), nb_text(&plain), nb_text(&svg));
    free(svg.s);
    free(words.s);
    free(plain.s);
}
