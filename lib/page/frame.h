/* For page/ only: what the page knows of one forward and backward pass. */
#ifndef TG_PAGE_FRAME_H
#define TG_PAGE_FRAME_H

#include <stdio.h>

#include "step/session.h"

/* Which moments and entries are shown: of long passes, those that are nearest
 * to the loss. */
typedef struct tg_selection {
    int begin, end; /* moments begin .. end - 1 */
    bool *entry;    /* by entry: a shown moment's, or used by one */
    int entries;    /* how many those are */
    int most;       /* numbers of a tensor that are written */
} tg_selection;

/* Free ->entry with free. */
tg_selection tg_selection_of(const tg_replay *replay);

/* The values of all shown entries and all that is said at each shown moment,
 * as members of a JSON object: "value":{...},"steps":[...]. The session is
 * moved through its moments. */
void tg_put_frame(FILE *to, tg_session *s, const tg_selection *shown);

/* The values of the parameters only: "value":{...}. */
void tg_put_params(FILE *to, const tg_replay *replay,
                   const tg_selection *shown);

/* A number for what a frame shares with others of the same program: ids, ops,
 * inputs, shapes. */
uint64_t tg_frame_likeness(const tg_replay *replay);

#endif
