/* Runs the checks of one lesson: a line each, exit status 1 if one fails. */
#include <stdio.h>

#include "check.h"

int main(void)
{
    int passed = 0, failed = 0;
    for (const lesson_check *c = lesson_checks; c->sentence; c++) {
        char why[2048] = "";
        const bool ok = c->run(why, sizeof why);
        printf("%s  %s: %s\n", ok ? "ok  " : "FAIL", lesson_name, c->sentence);
        if (!ok)
            printf("      %s\n", why);
        passed += ok;
        failed += !ok;
    }
    printf("lesson %s: %d passed, %d failed\n", lesson_name, passed, failed);
    return failed ? 1 : 0;
}
