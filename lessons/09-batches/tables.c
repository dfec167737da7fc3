/* The tables of lesson 09. */
#include <stdio.h>
#include <stdlib.h>

#include "lesson.h"

/* ---- three sums ---- */

typedef struct way {
    const char *name;
    size_t batch;
    double rate;
} way;

static const way ways[] = {{"full batch", IMAGES, 0.1},
                           {"mini-batch", 50, 0.1},
                           {"stochastic", 1, 0.01}};
static const way full_ways[] = {{"mini-batch", 128, 0.1},
                                {"stochastic", 1, 0.01}};

/* A line of the table: trains, and says how well and how long. */
static void train(const tg_mnist *d, size_t images, way w, long epochs)
{
    learner l = begin(d, images, w.batch, w.rate, SHUFFLED);
    const double began = tg_seconds();
    for (long i = 0; i < epochs; i++)
        epoch(&l);
    const double seconds = tg_seconds() - began;
    const size_t steps = (images + w.batch - 1) / w.batch;
    printf("  %-11s %5zu   %.2f   %7zu      %5.1f%%   %.1fs\n", w.name, w.batch,
           w.rate, (size_t)epochs * steps, 100 * accuracy(&l), seconds);
    end(&l);
}

static const char heading[] =
    "              batch   rate     steps   accuracy\n";

void compare_ways(const tg_mnist *d, long epochs)
{
    tg_section("1. One formula, three sums");
    printf("w <- w - rate dE/dw, where E is the mean over all images, over a "
           "few, over one.\nThe same network, %ld times over the same %d "
           "images:\n\n",
           epochs, IMAGES);
    tg_guess("which of the three is best after the same number of images?");
    printf("%s", heading);
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++)
        train(d, IMAGES, ways[k], epochs);
}

void all_of_mnist(const tg_mnist *d)
{
    printf("\nOne epoch of all %d images:\n\n%s", MOST, heading);
    for (size_t k = 0; k < sizeof full_ways / sizeof *full_ways; k++)
        train(d, MOST, full_ways[k], 1);
}

/* ---- three rates ---- */

static const double rates[] = {0.1, 0.5, 1};
enum { RATES = sizeof rates / sizeof *rates, MANY = 20 }; /* steps */

/* A line of the table; e[i] is E before step i. */
static void try_rate(const tg_mnist *d, double rate, double e[MANY])
{
    learner l = begin(d, IMAGES, IMAGES, rate, AS_THEY_COME);
    int rose = 0;
    printf("  %4.1f ", rate);
    for (int i = 0; i < MANY; i++) {
        e[i] = epoch(&l);
        rose += i > 0 && !(e[i] <= e[i - 1]);
        if (i < 5 || i == 9 || i == MANY - 1)
            printf("  %3.0f%%", 100 * accuracy(&l));
    }
    printf("  %3d times\n", rose);
    end(&l);
}

void compare_rates(const tg_mnist *d)
{
    static double e[RATES][MANY];
    char name[RATES][24];
    tg_section("2. Exact is not sure");
    printf("The full batch again, with other rates. Accuracy after 1, 2, ... "
           "steps, and how\noften a step made E larger:\n\n");
    tg_guess("rate 1 is ten times 0.1: which is ahead after five steps?");
    printf("  rate     1     2     3     4     5    10   %3d    E rose\n",
           MANY);
    tg_plot *plot = tg_plot_new("E of the full batch", "step", NULL);
    for (int k = 0; k < RATES; k++) {
        try_rate(d, rates[k], e[k]);
        snprintf(name[k], sizeof name[k], "rate %g", rates[k]);
        tg_plot_line(plot, name[k], MANY, NULL, e[k]);
    }
    printf("\n");
    tg_show(plot, "rates");
    tg_plot_free(plot);
}

/* ---- three orders ---- */

/* The share of the test images that the network takes for a nine. */
static double nines(const learner *l)
{
    const size_t n = l->d->test_images->dim[0];
    tg_real *p = calloc(10 * n, sizeof *p);
    size_t found = 0;
    if (!p)
        return 0;
    tg_predict(l->model, l->d->test_images, p);
    for (size_t i = 0; i < n; i++) {
        const tg_real *row = p + 10 * i;
        int best = 0;
        for (int k = 1; k < 10; k++)
            best = row[k] > row[best] ? k : best;
        found += best == 9;
    }
    free(p);
    return (double)found / (double)n;
}

void compare_orders(const tg_mnist *d, long epochs)
{
    static const char *const names[] = {"shuffled", "as they come", "sorted"};
    const way w = ways[1];
    tg_section("3. The order");
    printf("Batches of %zu, rate %g, %ld times over the images: in a new "
           "random order each\ntime, in the order of the file, and sorted, "
           "first all zeros, at last all nines.\n\n",
           w.batch, w.rate, epochs);
    tg_guess("which order is worst, and what will that network answer?");
    printf("                accuracy   says \"9\"\n");
    for (int how = SHUFFLED; how <= SORTED; how++) {
        learner l = begin(d, IMAGES, w.batch, w.rate, (order)how);
        for (long i = 0; i < epochs; i++)
            epoch(&l);
        printf("  %-13s    %5.1f%%     %5.1f%%\n", names[how],
               100 * accuracy(&l), 100 * nines(&l));
        end(&l);
    }
}
