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
        tg_fail("a failure was caught inside a call of the library, which then "
                "went on, although the failure had undone it: the handler must "
                "jump out of the whole call");
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
