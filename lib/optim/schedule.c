/* Schedules of the learning rate. */
#include "optim/schedule.h"

#include <math.h>

#include "tape/error.h"

static double constant(const tg_schedule *s, double step)
{
    (void)s, (void)step;
    return 1;
}

static double stairs(const tg_schedule *s, double step)
{
    return pow(s->factor, floor(step / s->every));
}

static double exponential(const tg_schedule *s, double step)
{
    return pow(s->factor, step / s->every);
}

static double cosine(const tg_schedule *s, double step)
{
    const double pi = 3.14159265358979323846;
    const double done = fmin(step, s->every) / s->every;
    return (1 - s->factor) * (1 + cos(pi * done)) / 2 + s->factor;
}

static void check(double rate, double factor, int steps)
{
    if (!isfinite(rate) || rate < 0)
        tg_fail("the learning rate must be a finite number >= 0, got %g", rate);
    if (!isfinite(factor) || factor < 0)
        tg_fail("the factor of a schedule must be a finite number >= 0, got "
                "%g",
                factor);
    if (steps < 1)
        tg_fail("a schedule must take at least 1 step, got %d", steps);
}

tg_schedule tg_constant_rate(double rate)
{
    check(rate, 1, 1);
    return (tg_schedule){.shape = constant, .rate = rate};
}

tg_schedule tg_step_decay(double rate, double factor, int every)
{
    check(rate, factor, every);
    return (tg_schedule){
        .shape = stairs, .rate = rate, .factor = factor, .every = every};
}

tg_schedule tg_exponential_decay(double rate, double factor, int every)
{
    check(rate, factor, every);
    return (tg_schedule){
        .shape = exponential, .rate = rate, .factor = factor, .every = every};
}

tg_schedule tg_cosine_decay(double rate, int steps, double last)
{
    check(rate, last, steps);
    return (tg_schedule){
        .shape = cosine, .rate = rate, .factor = last, .every = steps};
}

static void check_given(const tg_schedule *s)
{
    if (!s || !s->shape)
        tg_fail("the schedule is %s: tg_constant_rate(0.1) makes one",
                s ? "empty" : "NULL");
}

tg_schedule tg_warm_up(tg_schedule schedule, int steps, double from)
{
    check_given(&schedule);
    check(from, 1, steps);
    schedule.warm_up = steps;
    schedule.warm_from = from;
    return schedule;
}

double tg_rate_at(const tg_schedule *s, int step)
{
    check_given(s);
    if (step < 0)
        tg_fail("step 0 is the first of a schedule, got %d", step);
    if (step < s->warm_up)
        return s->warm_from +
               (s->rate - s->warm_from) * ((double)step / s->warm_up);
    return s->rate * s->shape(s, step - s->warm_up);
}
