/* A notebook: cells cut out of a C program, and what running it gave.
 *
 *     // %% id A title timeout=5      begins a cell of code,
 *     / * %% [markdown]               prose, up to the end of the comment,
 *
 * at file scope or among the statements of main. Each stands alone on its
 * line. `int main(void) {` and the closing brace are cells without a name
 * (FRAME): the code of all cells, one after the other, is the program again. */
#ifndef NB_NOTEBOOK_H
#define NB_NOTEBOOK_H

#include <stdbool.h>

#include "text.h"

enum { ID_BYTES = 65 };

typedef enum output_kind {
    OUT_STDOUT,
    OUT_STDERR,
    OUT_SHOWN, /* a picture, a table, a page */
    OUT_ERROR
} output_kind;

typedef struct output {
    output_kind kind;
    text body;  /* the stream's text; what is shown; all that was said with
                   an error */
    text words; /* what is shown, in a line; the error's message */
    text plain; /* what is shown, as text */
    text type;  /* what is shown: "image/svg+xml", "text/markdown" or
                   "text/html"; an error: "tg_fail", "crash", "time-out",
                   "compiler", "sanitizer" or "exit status 3" */
} output;

typedef enum cell_kind { CODE, PROSE, FRAME } cell_kind;

typedef struct cell {
    cell_kind kind;
    char id[ID_BYTES]; /* of letters, digits, - and _; no other cell has it */
    text title;
    int marker;      /* its line in the source, 1 the first */
    int first, last; /* the lines of its code or prose; last < first: none */
    text body;       /* those lines, without the indentation they share */
    bool in_main;
    bool ran;         /* or, at file scope, was compiled */
    double timeout;   /* seconds */
    double tolerance; /* of its numbers, when compared: 0.05 is 5% */
    output *out;      /* out[0 .. outs-1] */
    int outs;
} cell;

typedef struct notebook {
    const char *path;  /* as the user wrote it */
    text name;         /* "01-chain" of "notebooks-c/01-chain.c" */
    text source;       /* without a byte order mark and carriage returns */
    const char **line; /* [lines + 2], from 1: where each begins in ->source */
    bool *has_code;    /* [lines + 2]: whether a line has words of C */
    int lines;
    cell *cell; /* cell[0 .. cells-1] */
    int cells;
    int main_cell; /* what runs before the first cell of main belongs here */
} notebook;

/* Reads a notebook and cuts it into cells (notebook.c). False with tg_error();
 * free it in both cases. */
bool notebook_read(notebook *nb, const char *path, double timeout);
void notebook_free(notebook *nb);

/* Finds the cells in ->source: all but the lines of code cells (walk.c). */
bool notebook_walk(notebook *nb);

/* "path:line: what" becomes tg_error(); false, for `return notebook_refuse`.
 * Line 0: none. */
bool notebook_refuse(const notebook *nb, int line, const char *format, ...)
    __attribute__((__format__(__printf__, 3, 4)));

/* One more output of a cell, of empty texts; frees what one holds. */
output *cell_output(cell *c, output_kind kind);
void output_free(output *o);

/* What the user chose. */
typedef struct settings {
    const char *out;     /* folder for the pages */
    const char *compile; /* the compiler and its flags, words for sh */
    const char *link;    /* after the source: objects, libraries; likewise */
    double timeout;      /* seconds a cell may take */
    bool keep;           /* the instrumented program stays */
} settings;

/* Compiles and runs: outputs and ->ran of all cells (run.c). False with
 * tg_error() when the machine did not let it; what goes wrong in the program is
 * an output. */
bool notebook_run(notebook *nb, const settings *s);

#endif
