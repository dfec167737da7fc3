/* The pictures of lesson 10, and a long message. */
#ifndef LESSON_10_FIGURES_H
#define LESSON_10_FIGURES_H

#include "lesson.h"

/* A bar for each logit's probability. */
void show_probabilities(void);

/* dE/dz along one logit, for cross-entropy and for the squared error. */
void show_slopes(void);

/* "place: call: rule": the place on a line of its own, then lines that fit a
 * terminal. */
void print_message(const char *message);

#endif
