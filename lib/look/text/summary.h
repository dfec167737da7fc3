/* The table of a model's layers, as Keras prints it.
 *
 *     Layer (kind)                       Output shape              Parameters
 *     ------------------------------------------------------------------------
 *     input_1 (input)                    [n x 784]                          0
 *     dense_1 (dense, relu)              [n x 128]                    100,480
 *     dense_2 (dense, softmax)           [n x 10]                       1,290
 *     ------------------------------------------------------------------------
 *     Parameters: 101,770 (397.54 KB)
 *       trained:  101,770
 *       frozen:   0
 *
 * n is the number of samples in a batch (Keras: None). Where the layers do not
 * stand in a row, a fourth column names the inputs of each, one on each line.
 * The table has at most 80 columns; what is too long is cut with "..".
 *
 * As in Keras, a parameter is here any number that a model is made of. Those of
 * a frozen layer (tg_freeze) have a * next to them; those that are frozen only
 * in a group of the optimiser count as trained. What a layer keeps but does not
 * learn (the running statistics of batch_norm) is counted apart, as "kept".
 * Frozen and kept together are Keras's "non-trainable". tg_model_parameters
 * leaves out what is kept.
 *
 * A layer that is used again (tg_share, tg_model_layer) has a line for each
 * use, dense_1 and then dense_1:2; its parameters are counted once. */
#ifndef TG_LOOK_TEXT_SUMMARY_H
#define TG_LOOK_TEXT_SUMMARY_H

#include <stdio.h>

#include "nn/model.h"
#include "look/text/text.h"

/* Prints the table. Fails when the model is NULL or has no layer. */
void tg_summary(const tg_model *model);
void tg_fsummary(FILE *to, const tg_model *model);

/* What pictures and tables say of node i of a model. */
typedef struct tg_layer_facts {
    bool entry;    /* an input of the model: nothing of it is computed */
    bool output;   /* of the model */
    bool frozen;   /* it has parameters, and they do not learn */
    bool foreign;  /* it shares parameters of a layer outside the model */
    int use, uses; /* 1 for the first node with these parameters, of how many */
    size_t learnt; /* numbers of its parameters, in every use */
    size_t kept;   /* that it keeps, but does not learn */
} tg_layer_facts;

tg_layer_facts tg_layer_facts_of(const tg_model *model, int i);

/* "dense_1", of its second use "dense_1:2". */
tg_text tg_layer_label(const tg_model *model, int i);

/* "dense, relu"; with its settings "dense, 128 units, relu". */
tg_text tg_layer_kind_text(const tg_layer *layer, bool settings);

/* "[n x 128]" */
tg_text tg_layer_shape_text(const tg_layer *layer);

/* 1234567 as "1,234,567". */
tg_text tg_text_count(size_t count);

#endif
