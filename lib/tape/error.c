/* tg_fail and tg_error: where the two error channels end. */
#include "tape/error.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tape/site.h"
#include "tape/undo.h"

enum { MESSAGE_BYTES = 4096 };

static void print_and_exit(const char *message, void *context)
{
    (void)context;
    fflush(stdout);
    fprintf(stderr, "%s\n", message);
    exit(1);
}

static _Thread_local tg_fail_handler *handler = print_and_exit;
static _Thread_local void *handler_context;
static _Thread_local char last_error[MESSAGE_BYTES];

tg_fail_handler *tg_set_fail_handler(tg_fail_handler *new_handler,
                                     void *context)
{
    tg_fail_handler *before = handler;
    handler = new_handler ? new_handler : print_and_exit;
    handler_context = context;
    return before;
}

/* Whether failures follow each other down the stack: a handler that jumps out
 * goes back up, one that fails itself never does. */
static bool is_endless(void)
{
    enum { ENOUGH = 32 };
    static _Thread_local uintptr_t before;
    static _Thread_local int deeper;
    const uintptr_t now = (uintptr_t)__builtin_frame_address(0);
    deeper = now < before ? deeper + 1 : 0;
    before = now;
    return deeper >= ENOUGH;
}

void tg_fail(const char *format, ...)
{
    /* Static, because a handler that longjmps out may keep the pointer. */
    static _Thread_local char message[MESSAGE_BYTES];
    const char *site = tg_site_now();
    int at = site ? snprintf(message, sizeof message,
                             "%s:%s: %s: ", tg_site_file(site),
                             tg_site_line(site), tg_site_call(site))
                  : snprintf(message, sizeof message, "tapegrad: ");
    if (at > MESSAGE_BYTES / 2) /* a very long call: keep room for the rule */
        at = snprintf(message, sizeof message,
                      "%.1000s:%s: ", tg_site_file(site), tg_site_line(site));

    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message + at, sizeof message - (size_t)at, format, arguments);
    va_end(arguments);
    tg_printable(message);

    tg_sites.depth = 0; /* a longjmp leaves every call on the stack */
    tg_undo_all();
    if (is_endless()) {
        fputs("the handler of tg_fail fails itself:\n", stderr);
        handler = print_and_exit;
    }
    handler(message, handler_context);
    exit(1);
}

const char *tg_error(void)
{
    return last_error;
}

void tg_set_error(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(last_error, sizeof last_error, format, arguments);
    va_end(arguments);
    tg_printable(last_error);
}

int tg_printable_bytes(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;
    if (c[0] < 0x80)
        return (c[0] >= 0x20 && c[0] != 0x7f) || c[0] == '\n';
    const int more = c[0] < 0xc2   ? 0
                     : c[0] < 0xe0 ? 1
                     : c[0] < 0xf0 ? 2
                     : c[0] < 0xf5 ? 3
                                   : 0;
    unsigned code = c[0] & (0x3fu >> more);
    for (int i = 1; i <= more; i++) {
        if ((c[i] & 0xc0) != 0x80)
            return 0;
        code = code << 6 | (c[i] & 0x3fu);
    }
    const bool overlong = (more == 2 && code < 0x800) ||
                          (more == 3 && code < 0x10000);
    const bool forbidden = code < 0xa0 || code > 0x10ffff ||
                           (code >= 0xd800 && code < 0xe000) ||
                           (code & 0xfffe) == 0xfffe;
    return more == 0 || overlong || forbidden ? 0 : more + 1;
}

void tg_printable(char *text)
{
    while (*text) {
        const int bytes = tg_printable_bytes(text);
        if (bytes == 0)
            *text = '?';
        text += bytes ? bytes : 1;
    }
}
