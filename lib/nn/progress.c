/* The progress bar, and the plain line that stays. */
#include "nn/progress.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tape/error.h"

enum { BAR = 24 };

double tg_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

tg_progress tg_progress_begin(int epoch, int epochs, size_t total, bool quiet)
{
    if (total == 0)
        tg_fail("total must be at least 1 sample, got 0");
    return (tg_progress){.epoch = epoch,
                         .epochs = epochs,
                         .total = total,
                         .began = tg_seconds(),
                         .quiet = quiet,
                         .bar = isatty(STDOUT_FILENO)};
}

static void print_scores(double loss, const double *accuracy)
{
    printf("loss %.4f", loss);
    if (accuracy)
        printf("  accuracy %.4f", *accuracy);
}

void tg_progress_show(tg_progress *p, size_t done, double loss,
                      const double *accuracy)
{
    const double now = tg_seconds();
    if (p->quiet || !p->bar || now - p->drawn < 0.1)
        return;
    p->drawn = now;

    char bar[BAR + 1];
    const size_t full = done * BAR / p->total;
    memset(bar, ' ', BAR);
    memset(bar, '=', full);
    if (full < BAR)
        bar[full] = '>';
    bar[BAR] = '\0';
    const double share = (double)done / (double)p->total;
    const double left = (now - p->began) * (1 - share) / share;
    printf("\repoch %2d/%d [%s] ", p->epoch, p->epochs, bar);
    print_scores(loss, accuracy);
    printf(" %3.0fs left ", left);
    fflush(stdout);
}

void tg_progress_end(tg_progress *p, double loss, const double *accuracy)
{
    if (p->quiet)
        return;
    if (p->bar)
        printf("\r%79s\r", ""); /* wipe the bar */
    printf("epoch %2d/%d  ", p->epoch, p->epochs);
    print_scores(loss, accuracy);
    printf("  %.1fs\n", tg_seconds() - p->began);
    fflush(stdout);
}
