/* Command lines such as --epochs 10 --lr 0.01, read by a table.
 *
 * An invalid one (unknown flag, missing value, `abc`, 1e99 for a count, NaN,
 * out of range) prints what is wrong and the usage to stderr, and exits
 * with status 2 before anything is done. */
#ifndef TG_DATA_ARGUMENTS_H
#define TG_DATA_ARGUMENTS_H

typedef struct tg_argument {
    const char *flag; /* "--epochs" */
    const char *what; /* its value in the usage: "N", "FILE", ... */
    /* Exactly one is not NULL; it holds the default and receives the value. */
    long *whole;
    double *real;
    const char **text;
    double min, max; /* of a number, both allowed */
} tg_argument;

/* Every program also takes --step, -x SCRIPT, --svg FILE, --dot FILE and --html
 * FILE, which set what tg_inspect (look/inspect.h) does. */

/* Reads argv[1 .. argc-1] into table[0 .. n-1]. Accepts --flag value and
 * --flag=value; --help prints the usage and exits with status 0. */
void tg_arguments_read(int argc, char **argv, const tg_argument *table, int n);

#endif
