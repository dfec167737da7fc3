/* Files that are complete or not there at all: what is written goes to a new
 * file next to `path`, which replaces it only when all of it is on the disk. */
#ifndef TG_DATA_WRITE_H
#define TG_DATA_WRITE_H

#include <stdbool.h>
#include <stdio.h>

typedef struct tg_file {
    FILE *to; /* NULL: it could not be opened */
    const char *path;
    char temporary[4096];
} tg_file;

/* Opens a file to write; false with tg_error(). A device or a pipe at `path` is
 * written to as it is. */
bool tg_file_begin(tg_file *file, const char *path);

/* Closes it and puts it in its place; false with tg_error() when anything
 * could not be written: what was at `path` is then as it was. */
bool tg_file_end(tg_file *file);

#endif
