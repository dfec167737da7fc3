/* Schedules: how the learning rate changes from step to step.
 *
 * Step 0 is the first update. A schedule is a small value, given to an
 * optimiser: tg_optimizer_schedule(adam, tg_cosine_decay(0.01, 1000, 0)). */
#ifndef TG_NN_SCHEDULE_H
#define TG_NN_SCHEDULE_H

typedef struct tg_schedule tg_schedule;
struct tg_schedule {
    double (*shape)(const tg_schedule *s, double step); /* a factor of rate */
    double rate;                                        /* at its beginning */
    double factor;    /* of each `every` steps; of cosine: the last */
    double every;     /* steps */
    int warm_up;      /* steps before it begins */
    double warm_from; /* the rate at the first of those */
};

/* rate */
tg_schedule tg_constant_rate(double rate);

/* rate * factor^floor(step / every)   Keras: ExponentialDecay, staircase;
 *                                     PyTorch: StepLR */
tg_schedule tg_step_decay(double rate, double factor, int every);

/* rate * factor^(step / every)        Keras: ExponentialDecay */
tg_schedule tg_exponential_decay(double rate, double factor, int every);

/* From rate down to rate * last by half a cosine wave, over `steps` steps;
 * from then on that. Loshchilov and Hutter 2017, without restarts. */
tg_schedule tg_cosine_decay(double rate, int steps, double last);

/* A straight line from the rate `from` to that of the schedule's beginning,
 * over `steps` steps, and then the schedule. */
tg_schedule tg_warm_up(tg_schedule schedule, int steps, double from);

/* The rate at a step. Like all of these, fails for a schedule without a shape
 * ({0}), a rate or factor that is not a finite number >= 0, fewer than 1 step.
 */
double tg_rate_at(const tg_schedule *schedule, int step);

#endif
