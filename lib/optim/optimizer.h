/* Optimisers: how parameters follow their gradients downhill.
 *
 *     tg_optimizer *adam = tg_adam(tape, 0.001);
 *     tg_backward(loss); tg_optimizer_step(adam); tg_rewind(tape, start);
 *
 * An optimiser holds the parameters that it updates. At first these are all
 * that are on the tape when it is made, so make it after the model;
 * tg_optimizer_take changes that. tg_compile gives a model's optimiser the
 * model's own parameters. What it remembers is kept by the tape but is not on
 * it: no rewind loses it, and only tg_tape_free frees it. Make it once, before
 * the training: one made in every step would remember nothing, and take more
 * memory each time.
 *
 * Formulas and defaults are Keras's (version 3), because the article uses
 * Keras; tg_like_pytorch changes them to PyTorch's. All other settings are
 * fields. Where a setting needs a memory, that begins when it is first set:
 *
 *     adam->beta2 = 0.99;
 *     adam->clip_norm = 1;
 *
 * Some parameters may have settings of their own (tg_optimizer_group):
 *
 *     tg_optimizer_group(adam, "encoder.*", .rate_factor = 0.1); */
#ifndef TG_OPTIM_OPTIMIZER_H
#define TG_OPTIM_OPTIMIZER_H

#include "tape/tape.h"
#include "optim/schedule.h"

typedef struct tg_optimizer tg_optimizer;
typedef struct tg_optimizer_kind tg_optimizer_kind;

/* Settings of some parameters. 0 and false: as for all others. */
typedef struct tg_group_options {
    double rate_factor;  /* the rate is this times the optimiser's */
    double weight_decay; /* in place of the optimiser's */
    bool no_decay;       /* neither weight_decay nor l2 */
    bool frozen;         /* not moved */
    bool unfrozen;       /* moved again: takes `frozen` back */
} tg_group_options;

/* One parameter, and what the optimiser remembers about it: arrays of its
 * size, NULL where the formula has no use for one. */
typedef struct tg_slot {
    tg_tensor *param;
    uint64_t birth;    /* of param, to notice when its entry is used again */
    uint64_t followed; /* birth of the last gradient it followed; 0: none */
    int steps;         /* how many it followed */
    tg_real *velocity; /* momentum's */
    tg_real *m;        /* running mean of the gradient */
    tg_real *v;        /* running mean, or sum, of its square */
    tg_real *v_max;    /* the largest v so far */
    bool moving;       /* velocity has a gradient in it */
    tg_group_options group; /* settings of its own */
} tg_slot;

/* The formula, for n numbers of a parameter from number `from` on; g is where
 * their gradients begin; o has the settings for this parameter. Threads share
 * a parameter, so it may write nothing but these numbers and the slot's arrays
 * at the same places. */
typedef void tg_update(const tg_optimizer *o, const tg_slot *slot, size_t from,
                       size_t n, const tg_real *g);

struct tg_optimizer {
    const char *name;
    tg_update *update;
    double rate; /* may be changed between steps */

    /* Settings. Each optimiser's declaration says which of them it reads. */
    double momentum;  /* 0 or more */
    double dampening; /* 0 to 1 */
    bool nesterov;
    double rho;          /* 0 to 1 */
    double beta1, beta2; /* 0 to below 1 */
    double eps;
    double accumulator; /* what v begins with */
    bool centered;      /* rmsprop: divide by the deviation, not by the root */
    bool amsgrad;       /* adam: v never shrinks (Reddi, Kale, Kumar 2018) */
    bool pytorch;       /* formulas as in PyTorch, not as in Keras */

    /* For every formula; 0 for none. */
    double l2;           /* g + l2 w: of a loss with l2/2 |w|^2 in it */
    double weight_decay; /* w - rate weight_decay w, apart from g (Loshchilov
                            and Hutter 2019) */
    bool decay_matrices_only; /* l2 and weight_decay leave parameters of rank
                                 0 and 1 alone: biases, and the scale and shift
                                 of norms (He et al. 2019, "Bag of Tricks for
                                 Image Classification", section 3.1) */
    double clip_value;       /* each number of g to [-clip_value, clip_value] */
    double clip_norm;        /* each g scaled down to this norm */
    double clip_global_norm; /* all g together scaled down to this norm. A NaN
                                is never clipped, a norm that is not finite
                                changes nothing */

    tg_schedule schedule; /* of the rate, when it has a shape */
    int steps;            /* done so far */

    const tg_optimizer_kind *kind;
    tg_tape *tape;
    tg_optimizer *earlier; /* the one made on the tape before it, or NULL */
    const void *model;     /* whose it is (tg_compile), or NULL */
    int count;             /* of slots */
    tg_slot *slot;         /* in the order of their parameters on the tape */
    tg_real *scratch;      /* the gradient as clipped; NULL when it is never */
};

/* w <- w - rate g */
tg_optimizer *tg_sgd(tg_tape *tape, double rate);

/* v <- momentum v - rate g;  w <- w + v. With nesterov (or o->nesterov)
 * w <- w + momentum v - rate g: the gradient counts as if taken ahead.
 * PyTorch: v <- momentum v + (1 - dampening) g, the first time v <- g;
 * w <- w - rate v, or - rate (g + momentum v). dampening is 0 unless set; like
 * PyTorch, fails with nesterov and a dampening; Keras's has none. */
tg_optimizer *tg_momentum(tg_tape *tape, double rate, double momentum);
tg_optimizer *tg_nesterov(tg_tape *tape, double rate, double momentum);

/* v <- v + g^2;  w <- w - rate g / sqrt(v + eps). eps 1e-7, v begins with
 * accumulator 0.1. Duchi, Hazan and Singer 2011.
 * PyTorch: rate g / (sqrt v + eps), eps 1e-10, accumulator 0. */
tg_optimizer *tg_adagrad(tg_tape *tape, double rate);

/* v <- rho v + (1 - rho) g^2;  w <- w - rate g / sqrt(v + eps). rho 0.9, eps
 * 1e-7. With `centered` v - (mean of g)^2 in place of v; with `momentum`
 * u <- momentum u + rate g / sqrt(..), w <- w - u. Tieleman and Hinton 2012.
 * PyTorch: sqrt(..) + eps, rho 0.99, eps 1e-8; u <- momentum u + g / (..),
 * w <- w - rate u. */
tg_optimizer *tg_rmsprop(tg_tape *tape, double rate);

/* m <- beta1 m + (1 - beta1) g;  v <- beta2 v + (1 - beta2) g^2;
 * w <- w - rate' m / (sqrt v + eps),
 * rate' = rate sqrt(1 - beta2^t) / (1 - beta1^t) at step t = 1, 2, ...
 * beta1 0.9, beta2 0.999, eps 1e-7. Kingma and Ba 2015, the form at the end
 * of section 2, as in Keras. PyTorch: that of their algorithm 1, where eps is
 * added to the corrected root: eps sqrt(1 - beta2^t) here; eps 1e-8; and t
 * counts the gradients of each parameter, where Keras's counts o->steps: it
 * matters for one that was frozen at first. */
tg_optimizer *tg_adam(tg_tape *tape, double rate);

/* adam with weight_decay 0.004 (PyTorch: 0.01). Biases and norms are left
 * alone with decay_matrices_only. */
tg_optimizer *tg_adamw(tg_tape *tape, double rate);

/* Changes formulas and defaults (not the rate, not momentum) to PyTorch's;
 * call it before changing fields. There l2 is added after clipping, here
 * before it. Fails for a kind without settings of PyTorch. */
tg_optimizer *tg_like_pytorch(tg_optimizer *o);

/* From now on the rate follows a schedule. */
void tg_optimizer_schedule(tg_optimizer *o, tg_schedule schedule);

/* From now on `o` holds these n parameters and no others: for a network of
 * which only some layers learn, or for two that learn from losses of their own.
 * Of parameters that it held before, it keeps what it remembers, and their
 * settings. The list is copied. Fails unless each is a parameter on the
 * optimiser's tape, and none is there twice. */
void tg_optimizer_take(tg_optimizer *o, tg_tensor *const *param, int n);

/* From now on, the parameters that `o` holds and whose names match `pattern`
 * have settings of their own. Names match as file names do in the shell
 * (fnmatch: * ? [..]). Options are given by name:
 *
 *     tg_optimizer_group(o, "encoder.*", .rate_factor = 0.1);
 *     tg_optimizer_group(o, "*.b", .no_decay = true);
 *     tg_optimizer_group(o, "W1", .frozen = true);
 *
 * What a call does not give stays as an earlier call made it: encoder.b has
 * two settings here. A call without options takes all of them back. The rate
 * follows schedules, since it is rate_factor times o->rate.
 *
 * A frozen parameter is not moved and does not decay, what is remembered about
 * it does not change, and clip_global_norm does not count it. Another optimiser
 * may follow its gradient, which is still computed; tg_freeze saves that work,
 * and stops a layer's state as well.
 *
 * Fails where nothing matches, and lists the names; for a factor or decay that
 * is not a finite number > 0; and for an option and its opposite. An option
 * that is written as 0 or false would change nothing, so where the text of the
 * call shows one, it fails too: use .frozen, .no_decay or .unfrozen. */
void tg_optimizer_group(tg_optimizer *o, const char *pattern,
                        tg_group_options options);

/* The same for a list of n parameters, such as those of a layer:
 *
 *     tg_optimizer_group_of(o, layer->param, layer->params, .no_decay = true);
 *
 * Fails unless `o` holds each of them. */
void tg_optimizer_group_of(tg_optimizer *o, tg_tensor *const *param, int n,
                           tg_group_options options);

/* What may stand in a call: a struct, or options by name. The second has all
 * arguments of tg_optimizer_group_of, because a list in braces has commas. */
typedef union tg_group_call {
    tg_group_options options;
    struct {
        double rate_factor, weight_decay;
        bool no_decay, frozen, unfrozen;
    };
} tg_group_call;

typedef struct tg_group_of_call {
    tg_optimizer *o;
    tg_tensor *const *param;
    int n;
    union {
        tg_group_options options;
        struct {
            double rate_factor, weight_decay;
            bool no_decay, frozen, unfrozen;
        };
    };
} tg_group_of_call;

/* What `o` remembers about a parameter; NULL when it does not hold it. */
const tg_slot *tg_optimizer_slot(const tg_optimizer *o, const tg_tensor *param);

/* Updates every parameter that `o` holds from its ->grad; one that the loss
 * did not use (NULL) is left alone. What would otherwise go wrong silently
 * fails:
 *  - no parameter of o has a gradient and may move; the message says why: all
 *    are frozen, tg_rewind has cleared the gradients, tg_backward was not
 *    called, or the loss depends on others only;
 *  - a parameter has a gradient that no optimiser of the tape follows, because
 *    it was made after them (unless tg_descend or tg_set has changed it since
 *    tg_backward: then the program follows the gradient itself);
 *  - another optimiser already followed the same gradient;
 *  - a parameter was itself forgotten by a rewind;
 *  - a setting is outside its range (tg_optimizer_check). */
void tg_optimizer_step(tg_optimizer *o);

/* Fails unless every setting of `o` is in its range, and every parameter that
 * it holds still on the tape. */
void tg_optimizer_check(const tg_optimizer *o);

/* For the library: fails where tg_optimizer_step would because of gradients. */
void tg_optimizer_check_gradients(const tg_optimizer *o);

/* ---- by name, and of your own ---- */

/* What there is to know of an optimiser: optimizer.c has one for each, and the
 * table of them. docs/CONTRIBUTING.md says how to add one. */
struct tg_optimizer_kind {
    const char *name;
    tg_update *update;
    bool keeps_m, keeps_v;       /* velocity: where momentum > 0 */
    tg_optimizer keras, pytorch; /* settings; nothing else in them is read */
};

/* An optimiser of that kind with Keras's settings. Fails when `tape` has no
 * parameter, or the rate is not a finite number >= 0. */
tg_optimizer *tg_optimizer_new(tg_tape *tape, const tg_optimizer_kind *kind,
                               double rate);

/* Number i of the table, 0 the first; NULL after the last. */
const tg_optimizer_kind *tg_optimizer_kind_at(int i);

/* The optimiser of that name with Keras's defaults: "sgd" (rate 0.01),
 * "momentum", "nesterov" (0.01, 0.9), "adagrad", "rmsprop", "adam", "adamw"
 * (0.001). Fails for another name, and lists them. */
tg_optimizer *tg_optimizer_named(tg_tape *tape, const char *name);

/* The same, holding these n parameters alone, as tg_optimizer_take says. */
tg_optimizer *tg_optimizer_holding(tg_tape *tape, const char *name,
                                   tg_tensor *const *param, int n);

#endif
