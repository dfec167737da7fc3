/* Making what a notebook shows: texts in memory, recorded or printed. */
#ifndef NB_SHOW_H
#define NB_SHOW_H

#include <stdio.h>

/* A text that is written like a file. */
typedef struct nb_memory {
    char *s;
    size_t n;
    FILE *to;
} nb_memory;

/* Opens it for writing to ->to; ends the writing and gives the text, which is
 * the caller's to free (->s). Both fail when there is no memory. */
void nb_open(nb_memory *m);
const char *nb_text(nb_memory *m);

/* Shows `body`, of a type such as "image/svg+xml"; `words` say in a line what
 * it is, `plain` is the same as text. Where nobody records, prints `plain`. */
void nb_show(const char *type, const char *words, const char *plain,
             const char *body);

#endif
