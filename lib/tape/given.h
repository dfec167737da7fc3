/* For the library only: arguments that may not be NULL. */
#ifndef TG_TAPE_GIVEN_H
#define TG_TAPE_GIVEN_H

#include "tape/error.h"

/* Fails: argument `argument` of tg_<function>, 1 the first, is NULL. Names the
 * expression where the call in the program is that function's own; where that
 * is a ->grad, says why it may be. With NULL for `function` the call is taken
 * to be its own. */
_Noreturn void tg_fail_null(const char *function, int argument);

/* Fails when it is NULL. */
static inline void tg_check_given(const char *function, const void *given,
                                  int argument)
{
    if (!given)
        tg_fail_null(function, argument);
}

/* The same for a tape, which is always the first. */
static inline void tg_check_tape(const char *function, const void *tape)
{
    if (!tape)
        tg_fail("tg_%s: the tape is NULL; tg_tape_new() makes one", function);
}

#endif
