/* The command line of a program that learns digits. */
#include "data/settings.h"

#include <stdlib.h>

#include "data/arguments.h"

tg_settings tg_settings_read(int argc, char **argv)
{
    tg_settings s = {.rate = -1};
    long epochs = 10, batch = 128, seed = 1, draw = 0;
    s.data = getenv("TG_DATA") ? getenv("TG_DATA") : "build/data";
    const tg_argument table[] = {
        {"--epochs", "N", .whole = &epochs, .min = 1, .max = 10000},
        {"--batch", "N", .whole = &batch, .min = 1, .max = 60000},
        {"--lr", "X", .real = &s.rate, .min = 0, .max = 1000},
        {"--seed", "N", .whole = &seed, .min = 0, .max = 1e9},
        {"--data", "DIR", .text = &s.data},
        {"--save", "FILE", .text = &s.save},
        {"--load", "FILE", .text = &s.load},
        {"--pgm", "FILE", .text = &s.pgm},
        {"--draw", "1", .whole = &draw, .min = 0, .max = 1},
    };
    tg_arguments_read(argc, argv, table, sizeof table / sizeof *table);
    s.epochs = (int)epochs;
    s.batch_size = (int)batch;
    s.seed = (uint64_t)seed;
    s.draw = draw;
    return s;
}
