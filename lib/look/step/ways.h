/* For look/step/why.c only: the numbers between one number and the loss. */
#ifndef TG_LOOK_STEP_WAYS_H
#define TG_LOOK_STEP_WAYS_H

#include "tape/tape.h"

/* A number on the way: number i of entry t. */
typedef struct tg_waypoint {
    tg_tensor *t;
    size_t i;
    size_t first; /* its ways on: way[first .. first + ways - 1] */
    size_t ways;
    double sum;   /* of the products of all paths from here to the loss */
    double best;  /* the largest |product| among them */
    double paths; /* how many there are */
} tg_waypoint;

typedef struct tg_way {
    size_t from, to; /* indices of tg_ways.stop */
    double slope;    /* the local derivative d to / d from */
} tg_way;

typedef struct tg_ways {
    tg_waypoint *stop; /* stop[0]: the number; each before those it leads to */
    tg_way *way;       /* sorted by from */
    size_t stops, ways, stop_capacity, way_capacity;
    size_t loss;    /* the stop that is the loss; `stops` when none is */
    size_t **place; /* by entry: by number, its stop plus 1; or NULL */
    int entries;
} tg_ways;

/* False with tg_error() when there are too many. Free with tg_ways_free. */
bool tg_ways_find(tg_tensor *loss, const tg_tensor *x, size_t i, tg_ways *out);
void tg_ways_free(tg_ways *ways);

#endif
