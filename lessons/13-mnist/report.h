/* What lesson 13 shows at its end: curves, mistakes, what units look for. */
#ifndef LESSON_13_REPORT_H
#define LESSON_13_REPORT_H

#include "tapegrad.h"

void curves(const double *loss, int epochs);
void weights(const tg_model *model, int unit);
bool mistakes(tg_model *model, const tg_array *x, const tg_array *labels);

#endif
