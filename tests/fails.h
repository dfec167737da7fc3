/* Statements that must end in tg_fail. */
#ifndef TESTS_FAILS_H
#define TESTS_FAILS_H

#include <check.h>
#include <setjmp.h>
#include <string.h>

#include "tape/error.h"

extern char fails_said[4096]; /* the last message */
extern jmp_buf fails_back;

/* A handler that keeps the message and jumps back. */
void fails_handler(const char *message, void *context);

/* Runs a statement, which must fail with a message that contains `text`. */
#define FAILS_WITH(text, ...)                                               \
    do {                                                                    \
        fails_said[0] = '\0';                                               \
        tg_fail_handler *before = tg_set_fail_handler(fails_handler, NULL); \
        if (setjmp(fails_back) == 0) {                                      \
            __VA_ARGS__;                                                    \
        }                                                                   \
        tg_set_fail_handler(before, NULL);                                  \
        ck_assert_msg(strstr(fails_said, text), "'%s' is not in: %s", text, \
                      fails_said);                                          \
    } while (0)

#endif
