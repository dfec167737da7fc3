/* What the files of lesson 13 share, and its checks: the article's network. */
#ifndef LESSON_13_H
#define LESSON_13_H

#include "tapegrad.h"

/* What the command line says (settings.c). */
typedef struct settings {
    int epochs, batch_size;
    double rate;
    uint64_t seed;
    const char *data, *save, *load; /* a folder, files; or NULL */
    const char *pgm;                /* your own digit, or NULL */
    bool draw;                      /* you draw it */
} settings;

settings read_settings(int argc, char **argv);

/* The article's 4.2 and 4.3: 784-128-10, compiled. */
tg_model *build(tg_tape *tape);

#endif
