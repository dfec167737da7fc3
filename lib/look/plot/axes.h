/* Axes: which numbers stand at them, and where between its ends a value is.
 * Places are fractions: 0 at the left and the bottom, 1 at the other end. */
#ifndef TG_LOOK_PLOT_AXES_H
#define TG_LOOK_PLOT_AXES_H

#include <stdbool.h>

/* low <= high; empty when not. */
typedef struct tg_range {
    double low, high;
} tg_range;

typedef struct tg_number {
    char s[32];
} tg_number;

typedef struct tg_place {
    double x, y; /* fractions */
} tg_place;

enum { TG_TICKS = 12 };

typedef struct tg_axis {
    double low, high; /* at 0 and at 1; low > high: the axis runs downwards */
    bool log;         /* places by log10; low and high > 0 */
    int digits;       /* that tell two ticks apart */
    int ticks;
    double tick[TG_TICKS];
} tg_axis;

/* `v` with at most `digits` significant digits, '.' in any locale, and short
 * exponents: "0.5", "1e-7", "nan". */
tg_number tg_number_text(double v, int digits);

/* The range itself where an axis can show it; a wider one around it where its
 * ends are (almost) equal; 0 .. 1 where it is empty. */
tg_range tg_range_usable(tg_range r);

/* The range with a part of its span added at both ends, by log10 with `log`. */
tg_range tg_range_pad(tg_range r, double part, bool log);

/* An axis over `r` with at most `most` + 1 ticks (most < TG_TICKS), at
 * multiples of 1, 2 or 5 times a power of ten, no closer than `least`. A log
 * axis has them at 1, 2, 5, or else at powers of ten. */
tg_axis tg_axis_new(tg_range r, bool log, int most, double least);

/* The same with fewer ticks, if need be, so that their numbers side by side
 * take at most `letters` letters. */
tg_axis tg_axis_fit(tg_range r, bool log, int most, double least,
                    double letters);

/* The number at a tick; letters of the longest of them. */
tg_number tg_axis_text(const tg_axis *axis, int tick);
int tg_axis_letters(const tg_axis *axis);

/* The place of `v`, at most 1e6 away; and the value at `place`. */
double tg_axis_place(const tg_axis *axis, double v);
double tg_axis_value(const tg_axis *axis, double place);

/* Cuts the line from *a to *b to 0..1 x 0..1 (Liang and Barsky, 1984): false
 * when none of it is there. */
bool tg_place_clip(tg_place *a, tg_place *b);

#endif
