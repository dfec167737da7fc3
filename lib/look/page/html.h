/* The replay page: one file of HTML with the forward and backward pass of a
 * loss, to be walked through in a browser. It needs no network, no server and
 * no other file, and its tables can be read without JavaScript.
 *
 *     tg_backward(loss);
 *     if (!tg_html(loss, "out.html"))
 *         fprintf(stderr, "%s\n", tg_error());
 *
 * It says what the stepper says (look/step/moment.h). It quotes the lines of
 * the program around each call, from where the compiler found them. Large
 * tensors are summarised, and of a pass with more than 1,000 moments those
 * nearest to the loss are shown, so that pages stay below 2 MB; ops of
 * hundreds of inputs make larger ones. */
#ifndef TG_LOOK_PAGE_HTML_H
#define TG_LOOK_PAGE_HTML_H

#include <stdbool.h>
#include <stdio.h>

#include "look/page/film.h"

/* Writes the page of the loss's last backward pass, or of one that is recorded
 * for this and forgotten; no ->grad changes. False with tg_error() when it
 * cannot be written; a file that was there is then as it was. Fails as
 * tg_backward does, also where a parameter was updated since. The same tape
 * gives the same bytes. */
bool tg_html(tg_tensor *loss, const char *path);

/* The same with a film of the training that led here (look/page/film.h). The
 * page then opens at the film's first frame, if its passes are there. */
bool tg_html_film(tg_tensor *loss, const char *path, tg_film *film);

/* The same into an open stream; film may be NULL. */
void tg_fhtml(FILE *to, tg_tensor *loss, tg_film *film);

#endif
