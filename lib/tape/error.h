/* The two error channels; there is no third.
 *
 *  - A mistake in the program (shapes, axes, a stale tensor), or no memory,
 *    goes to tg_fail, which calls the handler and never returns.
 *  - Trouble from outside the program (files, data, arguments): the function
 *    returns NULL or false and leaves a message in tg_error().
 */
#ifndef TG_TAPE_ERROR_H
#define TG_TAPE_ERROR_H

#include <stdarg.h>
#include <stddef.h>

#if defined(__GNUC__)
#define TG_PRINTF(text, first) \
    __attribute__((__format__(__printf__, text, first)))
#else
#define TG_PRINTF(text, first)
#endif

/* Called with the whole message and the context given at installation. A
 * handler may longjmp out; if it returns, or fails itself again and again, the
 * program exits with status 1. Before it is called the calls of the library
 * that failed are undone: an unfinished backward pass, and entries of an
 * unfinished fit or evaluate, are not on the tape, and tg_no_grad_begin counts
 * only the program's own calls. So the jump leaves all of them: where it ends
 * in a function that such a call calls, the call fails when that returns.
 * Only a handler may jump out of a call: a longjmp of the program's own would
 * leave it half done. */
typedef void tg_fail_handler(const char *message, void *context);

/* Installs `handler` for this thread (NULL: the default, which prints to
 * stderr and exits with status 1). Returns the one that was there. */
tg_fail_handler *tg_set_fail_handler(tg_fail_handler *handler, void *context);

/* Reports a mistake in the program: "file:line: the call: the rule". The place
 * and the call are those of the innermost tg_ call of the program. */
_Noreturn void tg_fail(const char *format, ...) TG_PRINTF(1, 2);

/* The message of the last function on this thread that returned NULL or false
 * with one; "" when there was none. Valid until the next one. */
const char *tg_error(void);

/* Leaves a message for tg_error(); the caller then returns NULL or false. */
void tg_set_error(const char *format, ...) TG_PRINTF(1, 2);

/* Makes `text` safe for a terminal and for XML, in place: control characters
 * (ESC among them) except the line feed, and bytes that are not UTF-8, become
 * '?'. */
void tg_printable(char *text);

/* Bytes of the UTF-8 character that `text` begins with, if it is one that a
 * terminal shows and XML allows; 0 for a control character but the line feed,
 * a byte that begins no character, an overlong form, a surrogate, U+FFFE and
 * U+FFFF. Reads no further than a 0. */
int tg_printable_bytes(const char *text);

#endif
