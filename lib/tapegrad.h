/* tapegrad: reverse-mode automatic differentiation on a tape, written to be
 * read.
 *
 * One header for a program:  #include "tapegrad.h"
 * Link with libtapegrad.a (float32), or define TG_DOUBLE and link with
 * libtapegrad64.a (float64), and with -lm -pthread. */
#ifndef TAPEGRAD_H
#define TAPEGRAD_H

#include "kernels/fast/threads.h" /* tg_set_threads */
#include "tape/error.h"           /* tg_fail, tg_error */
#include "tape/rng.h"             /* seeded random numbers */
#include "tape/shape.h"           /* TG_SHAPE */
#include "tape/tape.h"            /* tg_tape_new, tg_tape_mark, tg_rewind */
#include "tape/scope.h"           /* tg_scope: names for stretches of a tape */
#include "tape/tensor.h"          /* tg_param, tg_input, tg_item */
#include "tape/op.h"              /* writing your own op */
#include "tape/backward.h"        /* tg_backward, tg_grad */
#include "check/gradcheck.h"      /* tg_gradcheck */

#include "ops/axis_list.h"   /* TG_AXES */
#include "ops/constant.h"    /* arange eye random_uniform random_normal */
#include "ops/elementwise.h" /* neg exp log add mul maximum gt where ... */
#include "ops/activation.h"  /* sigmoid tanh relu gelu softmax ... */
#include "ops/reduce.h"      /* sum mean max prod std norm argmax cumsum ... */
#include "ops/matmul.h"      /* matmul dot outer */
#include "ops/move.h"        /* reshape transpose permute expand detach ... */
#include "ops/part.h"        /* slice split pad concat triu ... */
#include "ops/index.h"       /* one_hot gather topk embedding ... */
#include "ops/conv.h"        /* conv2d max_pool2d conv1d upsample */
#include "ops/norm.h"        /* batch_norm layer_norm rms_norm dropout */
#include "ops/option_given.h"
#include "ops/loss.h"       /* mse, the cross-entropies, ... */
#include "ops/derivative.h" /* jacobian hessian hvp jvp */
#include "ops/table.h"      /* the table of all ops */

#include "data/array.h"  /* rows of numbers as they come from files */
#include "data/idx.h"    /* the file format of MNIST */
#include "data/pgm.h"    /* grey pictures */
#include "data/digits.h" /* generated digits */
#include "data/mnist.h"
#include "data/digit.h" /* a digit of your own */
#include "data/batch.h" /* shuffled mini-batches */

#include "nn/init.h"
#include "optim/schedule.h"  /* how the learning rate changes */
#include "optim/optimizer.h" /* SGD, momentum, Adam, ... */
#include "nn/layer.h"        /* what a model is made of; input_layer */
#include "nn/layers/dense.h"
#include "nn/layers/conv.h"      /* and pools */
#include "nn/layers/shape.h"     /* flatten reshape embedding */
#include "nn/layers/norm.h"      /* batch_norm layer_norm dropout */
#include "nn/layers/merge.h"     /* add mul concat lambda */
#include "nn/layers/recurrent.h" /* simple_rnn gru lstm */
#include "nn/layers/attention.h" /* multi_head_attention */
#include "nn/model.h"            /* graphs of layers; sequential */
#include "train/compile.h"       /* optimiser, losses, metrics */
#include "train/evaluate.h"      /* evaluate, predict */
#include "train/fit.h"
#include "train/progress.h"
#include "data/arguments.h"   /* command lines */
#include "data/settings.h"    /* ... of programs that learn digits */
#include "data/saved.h"       /* parameters in files */
#include "look/text/report.h" /* confusion matrix, mistakes */

#include "look/text/print.h"   /* tg_print, tg_print_tape */
#include "look/text/diff.h"    /* where do two tapes differ? */
#include "look/text/costs.h"   /* what a tape costs */
#include "look/text/summary.h" /* tg_summary: the table of a model's layers */
#include "look/graph/dot.h"    /* tg_write_dot: the graph for Graphviz */
#include "look/plot/plot.h"    /* plots: SVG and terminal */
#include "look/lecture.h"      /* sections, guesses, pictures */
#include "look/learnt.h"       /* curves, weights, answers of a model */
#include "look/graph/svg.h"    /* tg_svg: the graph as a picture */
#include "look/graph/model_graph.h" /* tg_model_graph: the graph of layers */
#include "look/text/rule.h"         /* the text of a gradient rule */

#include "look/step/why.h"     /* a gradient as a sum over paths */
#include "look/step/health.h"  /* is the network healthy? */
#include "look/step/stepper.h" /* tg_step_through, tg_ask */

#include "look/page/film.h" /* tg_record: a film of a training run */
#include "look/page/html.h" /* tg_html: the replay page */
#include "look/inspect.h"   /* tg_inspect: TG_STEP, TG_SVG, TG_HTML, ... */

#ifndef TG_PLAIN_CALLS /* define it to have no call sites recorded */
/* call.h first: of what calls.h, a system header, includes, no compiler tells
 * make. */
#include "call.h"
#include "calls.h"
#endif

#endif
