/* For page/ only: what a film holds. */
#ifndef TG_PAGE_FILM_DATA_H
#define TG_PAGE_FILM_DATA_H

#include <stdio.h>

#include "page/film.h"

enum { TG_FILM_LOSSES = 512, TG_FILM_PLANE = 33 };

/* A picture: the members of a JSON object. */
typedef struct tg_film_frame {
    long at;     /* calls of tg_record before it */
    char *json;  /* owned */
    char *plane; /* a letter for each place, owned; or NULL */
    double loss;
    uint64_t likeness; /* tg_frame_likeness */
    uint64_t birth;    /* of the loss */
} tg_film_frame;

struct tg_film {
    long calls;
    long stride, loss_stride; /* one of so many calls is kept */
    tg_film_frame frame[TG_FILM_FRAMES];
    double loss[TG_FILM_LOSSES];
    int frames, losses;
    bool params_only; /* a whole pass is too large */
    tg_plot_function *f;
    void *context;
    double x0, x1, y0, y1;
    int points;
    double *point; /* x, y, label of each; owned */
};

/* The plane as letters, row by row from y1 down: 'A' is 0, 'y' is 1, ']' is 0.5
 * and where f is no number. NULL for a film without one. What f records on the
 * tape is forgotten; every ->grad stays. The caller frees the letters. */
char *tg_film_plane_now(const tg_film *film, tg_tape *tape);

/* The losses as SVG, the line with its largest and smallest number; the points
 * of the plane as SVG, to lie on top of it. */
void tg_put_curve(FILE *to, const tg_film *film);
void tg_put_points(FILE *to, const tg_film *film);

/* In which step of the training the page's own loss is. */
long tg_film_at(const tg_film *film, const tg_tensor *loss);

/* "film":{...},"frames":[{...},{...}, : all but the page's own frame, which
 * belongs behind it. Of a frame that is of another program than `likeness` only
 * the loss and the plane are written; one of the loss that was born as `birth`,
 * the page's own, is left out. */
void tg_put_film(FILE *to, const tg_film *film, uint64_t likeness,
                 uint64_t birth);

#endif
