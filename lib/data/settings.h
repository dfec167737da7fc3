/* What the command line of a program that learns digits may set. */
#ifndef TG_DATA_SETTINGS_H
#define TG_DATA_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct tg_settings {
    int epochs, batch_size;  /* --epochs, --batch: 10 and 128 */
    double rate;             /* --lr: the learning rate; below 0: not given */
    uint64_t seed;           /* --seed: 1 */
    const char *data;        /* --data: the folder of MNIST; $TG_DATA, or else
                                build/data */
    const char *save, *load; /* --save, --load: files of weights, or NULL */
    const char *pgm;         /* --pgm: a picture of your own digit, or NULL */
    bool draw;               /* --draw 1: it is drawn at the terminal */
} tg_settings;

/* Reads argv[1 .. argc-1]; a wrong command line ends the program, as
 * data/arguments.h says. */
tg_settings tg_settings_read(int argc, char **argv);

#endif
