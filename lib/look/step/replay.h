/* The forward and backward pass of a loss as a row of moments. The tape holds
 * all values, and a record for each contribution in the order in which they
 * were sent; so what was known after any moment is read, not replayed. */
#ifndef TG_LOOK_STEP_REPLAY_H
#define TG_LOOK_STEP_REPLAY_H

#include "look/step/visit.h"

/* A moment: forward, an entry is computed; backward, its rule is applied. The
 * first backward moment is the loss receiving its cotangent. */
typedef struct tg_moment {
    bool backward;
    int entry;
    size_t first, records; /* backward: tape->record[first ...] */
} tg_moment;

typedef struct tg_replay {
    tg_tape *tape;
    tg_tensor *loss;
    int pass; /* the backward pass, by tg_backward_record.pass */
    tg_moment *moment;
    int moments, forward; /* the first `forward` of them are forward */
    bool *part;           /* by entry: the loss was made from it */
    size_t begin, end;    /* the pass's records: begin .. end - 1 */
    size_t *before;       /* by record from begin: the one before with the
                             same target, plus 1; or 0 */
    size_t *last;         /* by entry: its last record plus 1; or 0 */
    bool recorded;        /* the pass was recorded for this replay */
    tg_visit visit;
    tg_undo undo; /* frees the arrays when a failure leaves the replay */
} tg_replay;

/* The last backward pass that began at `loss`; where there is none, one is
 * recorded, and forgotten again by tg_replay_end. No ->grad changes. Fails as
 * tg_backward does, also where a parameter was updated since. */
void tg_replay_begin(tg_replay *replay, tg_tensor *loss);
void tg_replay_end(tg_replay *replay);

/* What had arrived at entry `id` when `moments` had passed: NULL for nothing.
 * `uses` (may be NULL) receives how many contributions that is. */
const tg_tensor *tg_replay_gradient(const tg_replay *replay, int id,
                                    int moments, int *uses);

/* All that arrives at entry `id`: what its rule is given. */
const tg_tensor *tg_replay_arriving(const tg_replay *replay, int id);

#endif
