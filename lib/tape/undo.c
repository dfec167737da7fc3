/* The list of what a failure undoes. */
#include "tape/undo.h"

#include <stddef.h>

#include "tape/error.h"

static _Thread_local tg_undo *innermost;

void tg_undo_begin(tg_undo *undo, void (*run)(void *what), void *what)
{
    *undo = (tg_undo){innermost, run, what};
    innermost = undo;
}

void tg_undo_end(tg_undo *undo)
{
    tg_undo *u = innermost;
    while (u && u != undo)
        u = u->outer;
    if (!u) /* tg_undo_all ran since */
        tg_fail("a failure inside this call was caught inside it: what the "
                "call had done is undone, and it cannot go on; jump out of it");
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
