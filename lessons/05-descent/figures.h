/* The tables and pictures of lesson 05. */
#ifndef LESSON_05_FIGURES_H
#define LESSON_05_FIGURES_H

#include "lesson.h"

/* Where the ball is after each step, and its curve. */
void show_ball(history seen);

/* The answers of a neuron under both errors, step by step. */
void show_answers(const history seen[2]);

/* Both errors as curves over z, for a neuron that begins at z = start. */
void show_errors(double start);

#endif
