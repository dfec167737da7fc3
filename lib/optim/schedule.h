/* Schedules: how the learning rate changes from step to step.
 *
 * Step 0 is the first update. A schedule is a small value, given to an
 * optimiser: tg_optimizer_schedule(adam, tg_cosine_decay(0.01, 1000, 0)). */
#ifndef TG_OPTIM_SCHEDULE_H
#define TG_OPTIM_SCHEDULE_H

typedef struct tg_schedule tg_schedule;
struct tg_schedule {
    double (*shape)(const tg_schedule *s, double step); /* the factor on rate */
    double rate;                                        /* at its beginning */
    double factor;    /* over each `every` steps; cosine: the last factor */
    double every;     /* steps */
    int warm_up;      /* steps before the schedule begins */
    double warm_from; /* the rate at the first of those */
};

/* rate */
tg_schedule tg_constant_rate(double rate);

/* rate * factor^floor(step / every)   Keras: ExponentialDecay, staircase;
 *                                     PyTorch: StepLR */
tg_schedule tg_step_decay(double rate, double factor, int every);

/* rate * factor^(step / every)        Keras: ExponentialDecay */
tg_schedule tg_exponential_decay(double rate, double factor, int every);

/* From rate down to rate * last by half a cosine wave, over `steps` steps, and
 * constant from then on. Loshchilov and Hutter 2017, without restarts. */
tg_schedule tg_cosine_decay(double rate, int steps, double last);

/* A straight line from the rate `from` to the schedule's rate at its beginning,
 * over `steps` steps, and then the schedule. */
tg_schedule tg_warm_up(tg_schedule schedule, int steps, double from);

/* The rate at a step. Fails for an empty schedule ({0}), and for a step below
 * 0. All of the above fail for a rate or factor that is not a finite number
 * >= 0, and for fewer than 1 step. */
double tg_rate_at(const tg_schedule *schedule, int step);

#endif
