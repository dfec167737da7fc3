/* Scores: the numbers that training and measuring report, each with a name; and
 * their history over the epochs.
 *
 * The names, in this order: "loss", what is minimised; for a model of several
 * outputs "<layer>_loss", the loss of each; the metrics, "accuracy", for
 * several outputs "<layer>_accuracy"; and all of these once more with "val_"
 * before them, on the data of .validation or .validation_split. */
#ifndef TG_TRAIN_HISTORY_H
#define TG_TRAIN_HISTORY_H

#include "train/compile.h"

enum { TG_SCORES_MOST = 2 * (1 + TG_LAYERS_MOST + TG_METRICS_MOST) };

/* Valid as long as the tape. */
typedef struct tg_scores {
    double loss;     /* mean over the samples */
    double accuracy; /* the first metric whose name ends in "accuracy" or
                        "acc", 0 to 1; NaN where none was asked for */
    int count;
    const char *const *name; /* name[0 .. count-1] */
    double value[TG_SCORES_MOST];
} tg_scores;

/* The score of that name: tg_score(scores, "val_loss"). Fails for a name that
 * is not there, and lists those that are. */
double tg_score(tg_scores scores, const char *name);

/* Epochs that tg_fit has trained since tg_compile; 0 before it. */
int tg_epochs(const tg_model *model);

/* A score after each of these epochs: number i belongs to epoch i, and is NaN
 * for a "val_" score where that epoch had no validation. The tape owns the
 * numbers; a later call of tg_fit may move them, so ask again after it. Fails
 * for a name that is not there, and lists those that are. Keras:
 * model.history.history["val_loss"]. */
const double *tg_history(tg_model *model, const char *name);

/* ---- for the library ---- */

/* What a compiled model has been through. The first half of the scores are
 * those of training, the second the same of validation. */
typedef struct tg_trained {
    int count;
    const char *name[TG_SCORES_MOST];
    double *value[TG_SCORES_MOST]; /* value[i][0 .. epochs-1] */
    int epochs, capacity;
    double best;        /* of .plateau: the best so far of what it watches, */
    int wait, cooldown; /* epochs since then, epochs left that do not count */
    int watched;        /* whose best it is: 1 for score 0, ..; 0: none yet */
} tg_trained;

/* For a model that is being compiled: no epochs yet. Fails where two scores
 * would have one name. */
tg_trained *tg_trained_new(const tg_model *model, const struct tg_compiled *c);

/* That of a compiled model. Fails before tg_compile. */
tg_trained *tg_trained_of(const tg_model *model);

/* The index of `name` among names[0 .. count-1]. Fails as tg_score does. */
int tg_score_index(const char *const *names, int count, const char *name);

/* Whether a name ends in `end`: "val_loss" in "loss". */
bool tg_name_ends(const char *name, const char *end);

/* Sums over the batches of an epoch. */
typedef struct tg_totals {
    double sum[TG_SCORES_MOST / 2]; /* of each score */
    size_t of[TG_SCORES_MOST / 2];  /* samples, or rows of a metric */
    size_t seen;                    /* samples */
} tg_totals;

/* Adds a batch of n samples: the loss, and what tg_batch_loss wrote to `each`
 * and to its y. */
void tg_totals_add(tg_totals *totals, const tg_model *model, size_t n,
                   const tg_batch *batch, const tg_tensor *loss,
                   tg_tensor *const *each, tg_tensor *const *output);

/* The means; those of `validation` (NULL: none) are appended as "val_". */
tg_scores tg_totals_scores(tg_model *model, const tg_totals *totals,
                           const tg_totals *validation);

/* An epoch is over: its scores become history. */
void tg_history_add(tg_model *model, const tg_scores *scores);

#endif
