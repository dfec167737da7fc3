/* Statements that must end in tg_fail. */
#include "fails.h"

#include <stdio.h>

char fails_said[4096];
jmp_buf fails_back;

void fails_handler(const char *message, void *context)
{
    (void)context;
    snprintf(fails_said, sizeof fails_said, "%s", message);
    longjmp(fails_back, 1);
}
