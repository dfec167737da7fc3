/* For page/ only: what a film holds. */
#ifndef TG_LOOK_PAGE_FILM_DATA_H
#define TG_LOOK_PAGE_FILM_DATA_H

#include <stdio.h>

#include "look/page/page.h"

enum { TG_FILM_LOSSES = 512, TG_FILM_PLANE = 33 };

/* A plane as letters, row by row from y1 down: 'A' is 0, 'y' is 1, ']' is 0.5
 * and where f is no number. */
typedef struct tg_film_letters {
    char s[TG_FILM_PLANE * TG_FILM_PLANE + 1]; /* "" without a plane */
} tg_film_letters;

/* Which loss. Its tape may be gone: it is compared, never read. */
typedef struct tg_film_loss {
    const tg_tape *tape;
    uint64_t birth;
} tg_film_loss;

typedef struct tg_film_frame {
    long at;    /* calls of tg_record before it */
    char *json; /* members of a JSON object, owned */
    tg_film_letters plane;
    double loss;
    uint64_t signature; /* tg_page_signature */
    tg_film_loss of;
} tg_film_frame;

struct tg_film {
    long calls;
    long stride, loss_stride; /* one of so many calls is kept */
    tg_film_frame frame[TG_FILM_FRAMES];
    double loss[TG_FILM_LOSSES];
    int frames, losses;
    size_t bytes;        /* of the frames' json */
    tg_film_loss last;   /* that was recorded */
    bool params_only;    /* a whole pass is too large */
    tg_plot_function *f; /* NULL: no plane */
    void *context;
    double x0, x1, y0, y1;
    tg_film_letters plane; /* when it was asked last */
    int points;
    double *point; /* x, y, label of each; owned */
};

/* Asks f for the plane as it is now, of a film that has one. What f records on
 * the tape is forgotten; every ->grad stays. f may fail: nothing is lost. */
void tg_film_ask_plane(tg_film *film, tg_tape *tape);

/* The losses of a page's film as SVG, the line with its range; and the points
 * of its plane, to lie on top of it. Nothing without a film. */
void tg_put_curve(FILE *to, tg_page *page);
void tg_put_points(FILE *to, tg_page *page);

/* In which step of the training the page's own loss is. */
long tg_film_at(const tg_film *film, const tg_tensor *loss);

/* How many frames stand before the page's own. */
int tg_film_frames(const tg_film *film, const tg_tensor *loss);

/* "film":{...},"frames":[{...},{...}, : all but the page's own frame, which
 * comes after it. Of a frame that belongs to another program than `signature`
 * only the loss and the plane are written; one of the page's own loss is left
 * out. */
void tg_put_film(FILE *to, const tg_film *film, uint64_t signature,
                 const tg_tensor *loss);

#endif
