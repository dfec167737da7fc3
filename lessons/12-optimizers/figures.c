/* The tables and pictures of lesson 12. */
#include <math.h>
#include <stdio.h>

#include "formulas.h"
#include "lesson.h"

void three_steps(const trail walked[KINDS])
{
    double hand[STEPS];
    printf("  w1      %20s%20s%20s\n          ", "after step 1", "after step 2",
           "after step 3");
    for (int t = 1; t <= 3; t++)
        printf("   %8s %8s", "by hand", "library");
    printf("\n");
    for (int k = 0; k < KINDS; k++) {
        const double *w1 = walked[k].w1;
        path_by_hand(k, w1[0], (double)STEEP[0], STEPS, hand);
        printf("  %-8s", NAMES[k]);
        for (int t = 1; t <= 3; t++)
            printf("   %8.5f %8.5f", hand[t], w1[t]);
        printf("\n");
    }
}

/* How often w2 jumped to the other side. */
static int jumps(const trail *p)
{
    int count = 0;
    for (int t = 1; t < STEPS; t++)
        count += p->w2[t] * p->w2[t - 1] < 0;
    return count;
}

void forty_steps(const trail walked[KINDS])
{
    static const int drawn[] = {SGD, MOMENTUM, RMSPROP, ADAM};
    tg_plot *plot = tg_plot_new("Forty steps down a ravine", "w1", "w2");
    for (int i = 0; i < 4; i++) {
        const trail *p = &walked[drawn[i]];
        tg_plot_line(plot, NAMES[drawn[i]], STEPS, p->w1, p->w2);
    }
    tg_show(plot, "paths");
    tg_plot_free(plot);
    printf("\n             rate   from wall to wall    last w1      last E\n");
    for (int i = 0; i < 4; i++) {
        const trail *p = &walked[drawn[i]];
        printf("  %-8s %6g %13d times %10.3g %11.3g\n", NAMES[drawn[i]],
               RATES[drawn[i]], jumps(p), p->w1[STEPS - 1], p->e[STEPS - 1]);
    }
}

/* What a gradient counts in a sum that keeps `kept` of itself, by its age. */
void weights(void)
{
    enum { AGES = 61 };
    static const double kept[] = {0.9, 0.999};
    tg_plot *plot = tg_plot_new("What a gradient still counts", "its age",
                                NULL);
    for (int i = 0; i < 2; i++) {
        double share[AGES];
        char name[24];
        for (int age = 0; age < AGES; age++)
            share[age] = pow(kept[i], age);
        snprintf(name, sizeof name, "keeps %g", kept[i]);
        tg_plot_line(plot, name, AGES, NULL, share);
    }
    tg_plot_range(plot, 0, AGES - 1, 0, 1);
    tg_show(plot, "weights");
    tg_plot_free(plot);
}

void schedule(void)
{
    enum { WARM_UP = 10, FALL = 90 };
    tg_schedule s = tg_warm_up(tg_cosine_decay(0.001, FALL, 0), WARM_UP, 0);
    double rate[WARM_UP + FALL + 1];
    for (int step = 0; step <= WARM_UP + FALL; step++)
        rate[step] = tg_rate_at(&s, step);
    tg_plot *plot = tg_plot_new("Warm-up, then a cosine", "step", "rate");
    tg_plot_line(plot, NULL, WARM_UP + FALL + 1, NULL, rate);
    tg_show(plot, "schedule");
    tg_plot_free(plot);
}
