/* "Nice" ticks, linear and logarithmic. */
#include "look/plot/axes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "look/text/markup.h"

/* Spans below these cannot be divided into ticks whose numbers differ. */
#define SMALLEST_SPAN  1e-290
#define SMALLEST_SHARE 1e-9

/* ---- numbers ---- */

/* "1e+06" is "1e6", and "1e-07" is "1e-7". */
static void shorten_exponent(char *s)
{
    char *from = strchr(s, 'e');
    if (!from)
        return;
    char *to = ++from;
    if (*from == '-')
        *to++ = '-';
    from += strspn(from, "+-0");
    memmove(to, from, strlen(from) + 1);
}

tg_number tg_number_text(double v, int digits)
{
    tg_number n;
    if (!isfinite(v)) {
        snprintf(n.s, sizeof n.s, "%s",
                 isnan(v) ? "nan"
                 : v < 0  ? "-inf"
                          : "inf");
        return n;
    }
    const locale_t before = tg_c_locale_begin();
    /* + 0.0 takes the sign off a zero. */
    snprintf(n.s, sizeof n.s, "%.*g", digits, v + 0.0);
    tg_c_locale_end(before);
    shorten_exponent(n.s);
    return n;
}

/* ---- ranges ---- */

static double size_of(tg_range r)
{
    return fmax(fabs(r.low), fabs(r.high));
}

tg_range tg_range_usable(tg_range r)
{
    if (!(r.low <= r.high))
        return (tg_range){0, 1};
    const double size = size_of(r), span = r.high - r.low;
    if (span >= SMALLEST_SPAN && span >= SMALLEST_SHARE * size)
        return r;
    const double half = size > SMALLEST_SPAN / SMALLEST_SHARE ? 0.1 * size
                                                              : 0.5;
    return (tg_range){r.low - half, r.high + half};
}

tg_range tg_range_pad(tg_range r, double part, bool log)
{
    if (!log) {
        const double more = part * (r.high - r.low);
        return (tg_range){r.low - more, r.high + more};
    }
    const double low = log10(r.low), high = log10(r.high);
    const double more = fmax(part * (high - low), 0.01);
    return (tg_range){pow(10, fmax(low - more, -305)),
                      pow(10, fmin(high + more, 305))};
}

/* ---- ticks ---- */

/* m 10^e, exact to the last bit also for negative e. */
static double decimal(double m, int e)
{
    return e < 0 ? m / pow(10, -e) : m * pow(10, e);
}

static void add_tick(tg_axis *axis, double v)
{
    if (axis->ticks < TG_TICKS)
        axis->tick[axis->ticks++] = v + 0.0;
}

static void linear_ticks(tg_axis *axis, int most, double least)
{
    static const double nice[] = {1, 2, 5, 10};
    const tg_range r = {fmin(axis->low, axis->high),
                        fmax(axis->low, axis->high)};
    const double raw = fmax((r.high - r.low) / most, least);
    const int e = (int)floor(log10(raw));
    int i = 0;
    while (i < 3 && decimal(nice[i], e) < raw * (1 - 1e-9))
        i++;
    const double step = decimal(nice[i], e);
    const double last = floor(r.high / step + 1e-6);
    for (double k = ceil(r.low / step - 1e-6); k <= last; k++)
        add_tick(axis, decimal(k * nice[i], e));
    const int digits = (int)ceil(log10(size_of(r) / step)) + 1;
    axis->digits = digits < 6 ? 6 : digits > 15 ? 15 : digits;
}

/* 1, 2, 5 of each decade: false when there are too many, or less than two. */
static bool fine_ticks(tg_axis *axis, int most, int first, int last)
{
    static const double nice[] = {1, 2, 5};
    axis->ticks = 0;
    for (int e = first - 1; e <= last && axis->ticks <= most; e++)
        for (int i = 0; i < 3; i++) {
            const double v = decimal(nice[i], e);
            if (v >= axis->low * (1 - 1e-9) && v <= axis->high * (1 + 1e-9))
                add_tick(axis, v);
        }
    return axis->ticks >= 2 && axis->ticks <= most;
}

static void log_ticks(tg_axis *axis, int most)
{
    const int first = (int)ceil(log10(axis->low) - 1e-9);
    const int last = (int)floor(log10(axis->high) + 1e-9);
    if (fine_ticks(axis, most, first, last))
        return;
    axis->ticks = 0;
    if (last <= first) {
        linear_ticks(axis, most, 0);
        return;
    }
    const int stride = (last - first + most) / most;
    for (int e = first; e <= last; e++)
        if (e % stride == 0)
            add_tick(axis, decimal(1, e));
}

tg_axis tg_axis_new(tg_range r, bool log, int most, double least)
{
    tg_axis axis = {.low = r.low, .high = r.high, .log = log, .digits = 6};
    if (log)
        log_ticks(&axis, most);
    else
        linear_ticks(&axis, most, least);
    return axis;
}

int tg_axis_letters(const tg_axis *axis)
{
    int widest = 0;
    for (int i = 0; i < axis->ticks; i++) {
        const int n = (int)strlen(tg_axis_text(axis, i).s);
        widest = n > widest ? n : widest;
    }
    return widest;
}

tg_axis tg_axis_fit(tg_range r, bool log, int most, double least,
                    double letters)
{
    tg_axis axis = tg_axis_new(r, log, most, least);
    while (most > 1 && (tg_axis_letters(&axis) + 2.0) * axis.ticks > letters)
        axis = tg_axis_new(r, log, --most, least);
    return axis;
}

tg_number tg_axis_text(const tg_axis *axis, int tick)
{
    return tg_number_text(axis->tick[tick], axis->digits);
}

/* ---- places ---- */

double tg_axis_place(const tg_axis *axis, double v)
{
    const double place = axis->log ? (log10(v) - log10(axis->low)) /
                                         (log10(axis->high) - log10(axis->low))
                                   : (v - axis->low) / (axis->high - axis->low);
    return fmax(-1e6, fmin(1e6, place));
}

double tg_axis_value(const tg_axis *axis, double place)
{
    if (!axis->log)
        return axis->low + place * (axis->high - axis->low);
    const double low = log10(axis->low), high = log10(axis->high);
    return pow(10, low + place * (high - low));
}

/* Keeps of t[0]..t[1] where p t <= q. */
static bool keep(double p, double q, double t[2])
{
    if (p == 0)
        return q >= 0;
    if (p < 0)
        t[0] = fmax(t[0], q / p);
    else
        t[1] = fmin(t[1], q / p);
    return t[0] <= t[1];
}

bool tg_place_clip(tg_place *a, tg_place *b)
{
    const tg_place from = *a, to = *b;
    const double dx = to.x - from.x, dy = to.y - from.y;
    double t[2] = {0, 1};
    if (!keep(-dx, from.x, t) || !keep(dx, 1 - from.x, t) ||
        !keep(-dy, from.y, t) || !keep(dy, 1 - from.y, t))
        return false;
    if (t[0] > 0)
        *a = (tg_place){from.x + t[0] * dx, from.y + t[0] * dy};
    if (t[1] < 1)
        *b = (tg_place){from.x + t[1] * dx, from.y + t[1] * dy};
    return true;
}
