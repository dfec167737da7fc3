/* The progress bar, and the plain line that stays. */
#include "train/progress.h"

#include <math.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tape/error.h"

enum { COLUMNS = 79, BAR = 24, SHORT_BAR = 10, NAME = 24, LEFT = 11 };

double tg_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

tg_progress tg_progress_begin(int epoch, int epochs, size_t total, bool quiet)
{
    return (tg_progress){.epoch = epoch,
                         .epochs = epochs,
                         .total = total,
                         .began = tg_seconds(),
                         .quiet = quiet,
                         .bar = isatty(STDOUT_FILENO),
                         .to = stdout};
}

/* "  val_loss 0.0912", after as many blanks; returns how long it is. */
static int score_text(const tg_scores *s, int i, int blanks, char *text,
                      size_t size)
{
    const char *form = fabs(s->value[i]) < 1e6 ? "%*s%.*s %.4f"
                                               : "%*s%.*s %.4g";
    snprintf(text, size, form, blanks, "", NAME, s->name[i], s->value[i]);
    tg_printable(text);
    return (int)strlen(text);
}

/* ---- the bar ---- */

/* "[====>   ]", or the number of steps. */
static int put_bar(const tg_progress *p, size_t done, size_t steps, int width)
{
    char bar[BAR + 1];
    if (p->total == 0)
        return fprintf(p->to, "%8zu steps", steps);
    const size_t full = done * (size_t)width / p->total;
    memset(bar, ' ', sizeof bar);
    memset(bar, '=', full);
    if (full < (size_t)width)
        bar[full] = '>';
    return fprintf(p->to, "[%.*s]", width, bar);
}

void tg_progress_show(tg_progress *p, size_t done, size_t steps,
                      const tg_scores *scores)
{
    const double now = tg_seconds();
    char text[80], left[80] = "";
    if (p->quiet || !p->bar || now - p->drawn < 0.1)
        return;
    p->drawn = now;
    fprintf(p->to, "\r");
    int used = fprintf(p->to, "epoch %2d/%d ", p->epoch, p->epochs);
    used += put_bar(p, done, steps, scores->count > 2 ? SHORT_BAR : BAR);
    for (int i = 0; i < scores->count; i++) {
        const int length = score_text(scores, i, 2, text, sizeof text);
        if (used + length + LEFT > COLUMNS)
            break;
        used += fprintf(p->to, "%s", text + (i == 0));
    }
    const double share = (double)done / (double)p->total;
    if (p->total > 0)
        snprintf(left, sizeof left, "  %.0fs left",
                 (now - p->began) * (1 - share) / share);
    fprintf(p->to, "%-*.*s", COLUMNS - used, COLUMNS - used, left);
    fflush(p->to);
}

/* ---- the line ---- */

static int length_of(const tg_scores *s, int blanks)
{
    int length = 0;
    char text[80];
    for (int i = 0; i < s->count; i++)
        length += score_text(s, i, blanks, text, sizeof text);
    return length;
}

/* Loss and accuracy, of training and of validation, just fit 80 columns with
 * one blank between them. Where not all fits one line, the scores of
 * validation begin another. */
void tg_progress_end(tg_progress *p, const tg_scores *scores)
{
    char text[80], time[32];
    const double seconds = tg_seconds() - p->began;
    if (p->quiet)
        return;
    if (p->bar)
        fprintf(p->to, "\r%*s\r", COLUMNS, ""); /* wipe the bar */
    const int margin = fprintf(p->to, "epoch %2d/%d", p->epoch, p->epochs);
    const int last = snprintf(time, sizeof time, "  %.*fs", seconds < 10,
                              seconds);
    const int room = 80 - last - margin;
    const int blanks =
        length_of(scores, 2) > room && length_of(scores, 1) <= room + 1 ? 1 : 2;
    const bool all = length_of(scores, blanks) <= room + (blanks == 1);
    int used = margin;
    for (int i = 0; i < scores->count; i++) {
        const int length = score_text(scores, i, blanks, text, sizeof text);
        const bool validation = strcmp(scores->name[i], "val_loss") == 0;
        if (!all && (used + length + last > 80 || validation))
            used = fprintf(p->to, "\n%*s", margin, "") - 1;
        used += fprintf(p->to, "%s", text);
    }
    fprintf(p->to, "%s\n", time + (blanks == 1));
    fflush(p->to);
}
