/* A digit of your own, brought into the form that MNIST's digits have: 28 x 28
 * numbers, 0 for paper and 1 for ink; the ink is 20 high or wide, and in the
 * middle.
 *
 * pixels[0 .. TG_DIGIT_PIXELS-1] receives it, row by row. False with tg_error()
 * when there is no digit, or it cannot be read. */
#ifndef TG_DATA_DIGIT_H
#define TG_DATA_DIGIT_H

#include <stdio.h>

#include "data/array.h"

enum { TG_DIGIT_SIDE = 28, TG_DIGIT_PIXELS = TG_DIGIT_SIDE * TG_DIGIT_SIDE };

/* From a grey picture [height, width] of numbers from 0 (black) to 1 (white).
 * There is less ink than paper, so if most of the picture is light, ink is
 * dark. The smallest box that holds all ink (a quarter of full ink, or more)
 * is scaled so that its longer side is 20 pixels, and moved so that its centre
 * of mass is in the middle, as far as the box stays inside; a pixel is the mean
 * of what falls on it. False for a picture without ink, and for one of more
 * than 1024 x 1024; fails for another rank. */
bool tg_digit_of(const tg_array *grey, tg_real *pixels);

/* The same from a PGM file (data/pgm.h). */
bool tg_digit_read(const char *path, tg_real *pixels);

/* From lines of text up to an empty one, at most 40: any character but a blank
 * is ink. A character is taken to be twice as high as it is wide, and what is
 * beyond column 80 is not looked at. */
bool tg_digit_draw(FILE *from, tg_real *pixels);

#endif
