/* The half of the runner that is linked into a notebook: it writes down where
 * in the output a cell begins and what is shown.
 *
 * NB_RECORD names a folder; without it nothing is recorded. There `journal`
 * gets a line for each event, "what number out err from to":
 *
 *     b 0 0 0 0 0         the program begins
 *     c 3 120 0 0 0       cell 3 begins
 *     s 0 120 0 0 0       the next bytes go to standard error
 *     d 0 120 7 0 4711    something is shown: the first 4711 bytes of `shown`
 *     e 0 120 7 4711 4800 the program ends in an error, reported there
 *
 * `out` and `err` say how many bytes the two streams had then, `from` and `to`
 * which bytes of the file `shown` belong to it: texts that end with a 0, first
 * the type. The file `trace` gets the addresses of a crash. So nothing that a
 * program prints can be taken for an event. */
#ifndef NB_RECORD_H
#define NB_RECORD_H

#include <stdbool.h>

bool nb_recording(void);

/* Records what is shown: its type as in "image/svg+xml", what it shows in a
 * line, the same as text, and itself. */
void nb_record_shown(const char *type, const char *words, const char *plain,
                     const char *body);

/* Cell `number` begins. Calls stand where the markers of the source were. */
void nb_cell(int number);

#endif
