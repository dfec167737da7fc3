/* The lines that the main of a lab prints about its examples. */
#include "lab.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "todo.h"

int lab_todos = 0;
const char *lab_last_todo = NULL;

enum { MOST = 32 };
static const char *not_done[MOST]; /* blanks that said so, each once */
static int names = 0, seen = 0;    /* seen: lab_todos at the last example */
static int examples = 0, right_ones = 0;

void lab_todo(const char *blank)
{
    lab_todos++;
    lab_last_todo = blank;
    for (int i = 0; i < names; i++)
        if (strcmp(not_done[i], blank) == 0)
            return;
    if (names < MOST)
        not_done[names++] = blank;
}

static int near(double got, double right)
{
    return got == right || fabs(got - right) <= 1e-6 * fmax(1, fabs(right)) ||
           (isnan(got) && isnan(right));
}

/* Prints a piece of a line; on the next line, where this one has no room. */
static void put(const char *piece)
{
    static int column = 0;
    const int width = (int)strlen(piece);
    if (column + width > 79 && piece[0] != '\n') {
        printf("\n      ");
        column = 6;
        piece += strspn(piece, "; ");
    }
    printf("%s", piece);
    fflush(stdout); /* what comes next may crash */
    column = piece[0] == '\n' ? 0 : column + width;
}

static void put_numbers(const double *x, int n)
{
    char number[40];
    for (int i = 0; i < n; i++) {
        snprintf(number, sizeof number, "%s%.6g%s", i ? " " : "", x[i],
                 i + 1 < n ? "," : "");
        put(number);
    }
}

/* Whether an example is about a blank that is not done: it has called one since
 * the last example, or its text begins with the name of one. */
static int is_open(const char *text)
{
    const int called = lab_todos > seen;
    seen = lab_todos;
    for (int i = 0; i < names; i++)
        if (strncmp(text, not_done[i], strlen(not_done[i])) == 0)
            return 1;
    return called;
}

void lab_examples(const char *text, const double *got, const double *right,
                  int n)
{
    int wrong = 0;
    examples++;
    put("  ");
    if (is_open(text)) {
        put("not done yet: "), put(text), put("\n");
        return;
    }
    for (int i = 0; i < n; i++)
        wrong += !near(got[i], right[i]);
    right_ones += wrong == 0;
    put(wrong ? "WRONG  " : "right  "), put(text), put(" is ");
    put_numbers(got, n);
    if (wrong)
        put("; it should be "), put_numbers(right, n);
    put("\n");
}

void lab_example(const char *text, double got, double right)
{
    lab_examples(text, &got, &right, 1);
}

int lab_end(void)
{
    printf("\n%d of %d examples are right.\n", right_ones, examples);
    for (int i = 0; i < names; i++) {
        put(i ? ", " : "Not done yet: ");
        put(not_done[i]);
    }
    if (names > 0)
        put("\n");
    return 0;
}
