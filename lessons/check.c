/* Runs the checks of one lesson: a line each, exit status 1 if one fails. */
#include <stdio.h>
#include <string.h>

#include "check.h"

/* Why a check failed, indented, in lines of 79 columns. */
static void print_why(const char *why)
{
    enum { INDENT = 6, WIDTH = 79 };
    int column = INDENT;
    printf("%*s", INDENT, "");
    while (*why) {
        const int word = (int)strcspn(why, " \n"), gap = column > INDENT;
        if (gap && column + 1 + word > WIDTH) {
            printf("\n%*s", INDENT, "");
            column = INDENT;
        }
        column += printf(" %.*s" + (column == INDENT), word, why);
        why += word;
        if (*why == '\n') {
            printf("\n%*s", INDENT, "");
            column = INDENT;
        }
        why += *why != '\0';
    }
    printf("\n");
}

int main(void)
{
    int passed = 0, failed = 0;
    for (const lesson_check *c = lesson_checks; c->sentence; c++) {
        char why[2048] = "";
        const bool ok = c->run(why, sizeof why);
        printf("%s  %s: %s\n", ok ? "ok  " : "FAIL", lesson_name, c->sentence);
        if (!ok)
            print_why(why);
        passed += ok;
        failed += !ok;
    }
    printf("lesson %s: %d passed, %d failed\n", lesson_name, passed, failed);
    return failed ? 1 : 0;
}
