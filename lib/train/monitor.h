/* Watching a score from epoch to epoch: early stopping, and a learning rate
 * that follows a plateau. Formulas are those of Keras's EarlyStopping and
 * ReduceLROnPlateau. */
#ifndef TG_TRAIN_MONITOR_H
#define TG_TRAIN_MONITOR_H

#include "train/history.h"

/* A model that learns too long fits its training data better and others worse.
 * So this ends a call of tg_fit when a score has not improved for `patience`
 * epochs of that call. */
typedef struct tg_early_stopping {
    const char *monitor; /* the name of a score; NULL: "val_loss", and "loss"
                            where nothing is validated */
    int patience;        /* epochs; 0: no early stopping */
    double min_delta;    /* an improvement is larger than this */
    const char *mode;    /* "min": smaller is better, or "max". NULL: "min" for
                            a name that ends in "loss", "mae", "mse" or
                            "error", else "max" for one with "acc" or "top_" in
                            it; for any other name it must be given */
    bool restore_best;   /* at the end of the call, whether it ended early or
                            not, parameters and states of the layers
                            (batch_norm's statistics) become again those after
                            the best epoch */
} tg_early_stopping;

/* Multiplies the learning rate by `factor` when a score has not improved for
 * `patience` epochs, which are counted on from call to call of tg_fit. */
typedef struct tg_plateau {
    const char *monitor; /* as above */
    int patience;        /* epochs; 0: none of this */
    double min_delta;    /* as above */
    const char *mode;    /* as above */
    double factor;       /* above 0, below 1; 0 means 0.1 */
    double min_rate;     /* the rate never falls below it */
    int cooldown;        /* epochs after a change that do not count */
} tg_plateau;

/* ---- for the library ---- */

/* What the two have in common, checked. */
typedef struct tg_monitor {
    int score; /* its index */
    bool larger;
    double min_delta;
    int patience; /* 0: there is nothing to watch */
} tg_monitor;

/* Fail for what is out of range, and for a score that is not among the first
 * `count` of the model's. */
tg_monitor tg_monitor_of(tg_model *model, const tg_early_stopping *wanted,
                         int count);
tg_monitor tg_monitor_plateau(tg_model *model, const tg_plateau *wanted,
                              int count);

/* Whether `now` improves on `best`. */
bool tg_monitor_improved(const tg_monitor *m, double now, double best);

/* Call it after each epoch. Returns whether it has changed the rate. */
bool tg_plateau_follow(tg_model *model, const tg_plateau *p,
                       const tg_monitor *m, const tg_scores *scores);

/* The parameters and states of a model's layers: how many numbers they have,
 * and copying them to or from saved[]. */
size_t tg_snapshot_size(const tg_model *model);
void tg_snapshot_save(const tg_model *model, tg_real *saved);
void tg_snapshot_restore(tg_model *model, tg_real *saved);

#endif
