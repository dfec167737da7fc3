/* Looking into a program from outside: the program calls tg_inspect once, which
 * does what the environment asks for, else nothing.
 *
 *     TG_STEP=1      steps through the loss (look/step/stepper.h)
 *     TG_STEP=FILE   the same with commands from that file
 *     TG_DOT=FILE    draws its graph for Graphviz
 *     TG_SVG=FILE    as a picture
 *     TG_HTML=FILE   writes the replay page */
#ifndef TG_LOOK_INSPECT_H
#define TG_LOOK_INSPECT_H

#include <stdbool.h>

#include "look/page/film.h"

/* Returns whether anything was asked for. */
bool tg_inspect(tg_tensor *loss);

/* Whether the environment asks for any of these. */
bool tg_look_is_wanted(void);

/* A film where a page is asked for, else NULL, which tg_record and the others
 * ignore: then recording costs nothing. The caller frees it. */
tg_film *tg_look_film(void);

/* When the training is done: writes the page asked for again, now with the
 * film; `loss` is made from the parameters as they are now. Does nothing for a
 * NULL film. */
void tg_look_at_film(tg_tensor *loss, tg_film *film);

#endif
