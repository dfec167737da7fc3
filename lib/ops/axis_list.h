/* Lists of axes, for ops that reduce over several, or put them in another
 * order: small values, passed and returned by copy. */
#ifndef TG_OPS_AXIS_LIST_H
#define TG_OPS_AXIS_LIST_H

#include "tape/shape.h"

/* A list of axes, made with TG_AXES(...); TG_ALL names all there are. */
typedef struct tg_axes {
    int count;             /* 1 .. TG_MAX_RANK; -1 in TG_ALL */
    int axis[TG_MAX_RANK]; /* may be negative: -1 is the last */
} tg_axes;

/* TG_AXES(0, -1): the first and the last axis. */
#define TG_AXES(...)                                              \
    tg_axes_of((int)(sizeof((int[]){__VA_ARGS__}) / sizeof(int)), \
               (int[]){__VA_ARGS__})

/* All axes of a tensor. */
#define TG_ALL ((tg_axes){-1, {0}})

/* What the macros call: a list from their arguments. Fail for more axes than a
 * tensor has dimensions. */
tg_axes tg_axes_of(int count, const int *axis);
tg_axes tg_axes_same(tg_axes axes);
tg_axes tg_axes_one(int axis);
_Noreturn tg_axes tg_axes_array(const int *axes); /* fails: which length? */

#endif
