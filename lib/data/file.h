/* For data/ only: opening a file that may be anything. */
#ifndef TG_DATA_FILE_H
#define TG_DATA_FILE_H

#include <stdint.h>
#include <stdio.h>

/* Opens the regular file at `path` for reading; *bytes receives its size. NULL
 * with tg_error() when there is none, or when it is a folder, a pipe, ...:
 * reading from those could take forever. Close with fclose. */
FILE *tg_file_open(const char *path, uint64_t *bytes);

#endif
