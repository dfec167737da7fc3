/* Losses by their names, for tg_compile. */
#ifndef TG_NN_LOSS_NAMED_H
#define TG_NN_LOSS_NAMED_H

#include "nn/layer.h"
#include "ops/loss.h"

/* A loss: of a prediction and its targets, reduced as asked. One of the
 * program's own that returns the mean whatever is asked works as well, but
 * not with weights of samples. */
typedef tg_tensor *tg_loss(tg_tensor *prediction, tg_tensor *target,
                           tg_reduction reduction);

/* What there is to know of a loss: loss_named.c has the table of them. */
typedef struct tg_loss_kind {
    const char *name;
    tg_loss *function;    /* of the output */
    tg_loss *from_logits; /* of the output before the activation `link`;
                             NULL: any activation will do */
    const char *link;
    bool labels; /* the target is one integer label for each row of classes */
} tg_loss_kind;

/* One loss, by name or as a function; for several outputs, TG_LOSSES. */
typedef struct tg_loss_choice {
    const char *name;
    tg_loss *function;
} tg_loss_choice;

typedef struct tg_losses {
    int count;
    tg_loss_choice choice[TG_LAYERS_MOST];
} tg_losses;

/* What the macros call. */
tg_loss_choice tg_loss_by_name(const char *name);
tg_loss_choice tg_loss_itself(tg_loss *function);
tg_loss_choice tg_loss_same(tg_loss_choice choice);
tg_losses tg_losses_same(tg_losses losses);
tg_losses tg_losses_name(const char *name);
tg_losses tg_losses_function(tg_loss *function);

/* The loss of one output, as tg_compile found it. */
typedef struct tg_output_loss {
    const tg_loss_kind *kind; /* NULL: a function of the program's own */
    tg_loss *function;
    bool from_logits;    /* `function` takes the output before its
                                 activation */
    tg_activation *link; /* what then makes probabilities for the metrics;
                            NULL: the output is as it is */
} tg_output_loss;

/* The loss `choice` for an output layer. Fails for an unknown name, and where
 * the layer does not fit it. */
tg_output_loss tg_loss_for(const tg_layer *output, tg_loss_choice choice);

#endif
