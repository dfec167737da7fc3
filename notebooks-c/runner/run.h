/* What compiling and running a notebook share; private to runner/. */
#ifndef NB_RUN_H
#define NB_RUN_H

#include "notebook.h"

enum { MOST_MEGABYTES = 64 }; /* that a notebook may write into one file */

/* Runs a program to its end; what it prints is added to `said`, by way of a
 * file in `folder`. Its exit status; 127 when it could not be started. */
int run_program(const char *const argument[], text *said, const char *folder);

/* Appends what is in a file of `folder`; a file that is not there is empty. */
void read_from(const char *folder, const char *name, text *t);

/* Compiles to folder/notebook; what is wrong becomes outputs of its cells, and
 * *compiled false. False with tg_error() when the machine did not let it. */
bool compile_notebook(notebook *nb, const settings *s, const char *folder,
                      bool *compiled);

/* Turns what a run left in `folder` into outputs (journal.c). `status` is
 * that of waitpid; `late`: the last cell's time was over before it ended. */
void read_journal(notebook *nb, const char *folder, int status, bool late);

/* The number of the cell that began last, by the journal's text. */
int last_cell(const notebook *nb, const text *journal);

/* The first line of the notebook that s[0 .. n-1] names, as in "x.c:12"; or 0.
 * s ends with a 0. */
int find_line(const notebook *nb, const char *s, size_t n);

/* The cell of code that a line belongs to; for line 0 the first. */
cell *cell_at(notebook *nb, int line);

/* Adds an error to a cell: the first line of `message`, with "(path:line)"
 * after it unless line is 0 or the message names a line already; and all that
 * was said with it. */
void add_error(notebook *nb, cell *c, const char *type, const char *message,
               int line, const char *said);

#endif
