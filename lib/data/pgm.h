/* PGM, the simplest file format for a grey picture: "P2" (numbers as text) or
 * "P5" (a byte each), width, height, the largest grey (white), then the greys,
 * row by row from the top; "# ..." in the header is a comment.
 * netpbm.sourceforge.net/doc/pgm.html. Most programs that edit pictures can
 * write it; ImageMagick: convert picture.png -colorspace gray picture.pgm */
#ifndef TG_DATA_PGM_H
#define TG_DATA_PGM_H

#include "data/array.h"

/* The picture in the file at `path`: [height, width] bytes as they are stored;
 * scale makes them 0 (black) to 1 (white). At least 1 and at most 65,535 wide
 * and high, with at most 256 greys. NULL with tg_error(): path, offset, what
 * was found and what was expected. The size is compared with that of the file
 * before any memory is taken for it. Free with tg_array_free. */
tg_array *tg_pgm_read(const char *path);

#endif
