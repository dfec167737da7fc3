/* The list of what a failure undoes. */
#include "tape/undo.h"

#include <stddef.h>

static _Thread_local tg_undo *innermost;

void tg_undo_begin(tg_undo *undo, void (*run)(void *what), void *what)
{
    *undo = (tg_undo){innermost, run, what};
    innermost = undo;
}

/* Where a function of the program that the library calls catches a failure of
 * its own and goes on, the list is empty by now: nothing to take off. */
void tg_undo_end(tg_undo *undo)
{
    tg_undo *u = innermost;
    while (u && u != undo)
        u = u->outer;
    if (u)
        innermost = u->outer;
}

void tg_undo_all(void)
{
    while (innermost) {
        tg_undo *undo = innermost;
        innermost = undo->outer;
        undo->run(undo->what);
    }
}
