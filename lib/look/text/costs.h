/* What a tape costs: a ledger of entries, arithmetic, memory and, if asked
 * for, time, by scope and op, forward and backward apart. */
#ifndef TG_LOOK_TEXT_COSTS_H
#define TG_LOOK_TEXT_COSTS_H

#include <stdio.h>

#include "tape/tape.h"

typedef struct tg_cost {
    int entries;
    double flops;   /* of the forward loops, by the ops' own counts */
    double bytes;   /* of numbers kept on the tape; views keep none */
    double seconds; /* of running each forward loop again; 0: not measured */
} tg_cost;

typedef struct tg_cost_options {
    bool by_op; /* a line an op; else a line a scope */
    bool time;  /* run each op again and measure it */
} tg_cost_options;

/* What may stand last in a call: a struct, or options by name. */
typedef union tg_cost_call {
    tg_cost_options options;
    struct {
        bool by_op, time;
    };
} tg_cost_call;

/* The sum over the entries that `want` accepts (NULL: all). */
typedef bool tg_cost_filter(const tg_tensor *t, void *context);
tg_cost tg_cost_of(const tg_tape *tape, bool time, tg_cost_filter *want,
                   void *context);

/* Prints the ledger, the largest arithmetic first, and its sum. */
void tg_costs(FILE *to, const tg_tape *tape, tg_cost_options options);

#endif
