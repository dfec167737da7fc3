/* Texts that functions write, for the tests that read them. */
#ifndef TESTS_TEXTS_H
#define TESTS_TEXTS_H

#include <stdio.h>

#include "tapegrad.h"

/* A file name of this process's own, for its output. */
const char *texts_path(void);

/* All of a file from its beginning, as one text; closes it. The caller frees
 * the text. */
char *texts_slurp(FILE *f);
char *texts_slurp_path(const char *path);

/* How often `part` is in `text`; the letters of the longest line. */
int texts_count(const char *text, const char *part);
size_t texts_longest_line(const char *text);

/* Whether the tags of an XML text are balanced, its attributes quoted, and no
 * bare & is in it. */
bool texts_is_xml(const char *text);

/* The replay page of a loss (look/page/html.h). The caller frees it. */
char *texts_page(tg_tensor *loss, tg_film *film);

/* mean(tanh(w x + b)^2) with its gradients: entries %0 w, %1 b, %2 x, ... */
tg_tensor *texts_neuron(tg_tape *on);

/* h <- tanh(x U + h W + b), `steps` times; the mean square of the last h. */
tg_tensor *texts_recurrent(tg_tape *on, int steps);

/* The loss of 784-16-10 with its gradients; layers are scopes. */
tg_tensor *texts_perceptron(tg_tape *on);

/* a + b, as a layer (of kind "plus"). */
tg_layer *texts_add_layer(tg_layer *a, tg_layer *b);

#endif
