/* Reading the files of tests/vectors: lines of words, shapes and numbers. What
 * is not as it should be fails the test, and names the line. */
#ifndef TESTS_VECTOR_FILE_H
#define TESTS_VECTOR_FILE_H

#include <stdio.h>

#include "tapegrad.h"

enum { MAX_NUMBERS = 512, LINE_BYTES = 16384 };

typedef struct vector_file {
    FILE *file;
    const char *name; /* "vectors.txt" */
    int line;         /* of the file, 1 the first */
    char text[LINE_BYTES];
    const char *rest; /* what is not read yet of `text` */
} vector_file;

void vectors_open(vector_file *r, const char *name);

/* The next line that is no comment; false at the end of the file. */
bool vectors_line(vector_file *r);

/* Takes the line's next word when it is `word`. */
bool vectors_word(vector_file *r, const char *word);

/* The rest of the line: numbers, at most `most`; how many. */
int vectors_numbers(vector_file *r, int most, double *out);

/* "[2x3]" */
tg_shape vectors_shape(vector_file *r);

/* A shape and its numbers, as a leaf: a parameter called x, or a constant. */
tg_tensor *vectors_leaf(vector_file *r, tg_tape *tape, bool param);

/* Fails unless the numbers agree, to what the precision allows; `name` and
 * `what` say whose they are. */
void vectors_compare(const vector_file *r, const char *name, const char *what,
                     size_t n, const tg_real *got, const double *want);

#endif
