/* What lesson 14 shares with its checks: training, and the tools. */
#ifndef LESSON_14_H
#define LESSON_14_H

#include "zoo.h"

/* Trains a creature from the first weights of seed `start`; returns its test
 * accuracy in percent. */
double train(const creature *c, data *d, uint64_t start);

/* The lowest accuracy of the right one, and of the right one with Adam, from
 * STARTS starts. */
enum { STARTS = 3 };
void lowest_of_right(data *d, double lowest[2]);

/* At least five points below what the right one with the same step gives:
 * nobody would call that luck. */
bool accuracy_tells(const creature *c, double accuracy, const double lowest[2]);

/* ---- tools.c ---- */

tg_tensor *loss_of(tg_tape *tape, const creature *c, const data *d,
                   const network *n, size_t at, int *label);

/* What a gradient check compares: the slopes of b2 of three creatures. */
void show_check(const data *d);

/* What the tools say: one line for each that objects. Returns how many. */
enum { TOOLS = 4 };
typedef char saying[80];
int diagnose(const creature *c, const data *d, saying says[TOOLS]);

#endif
