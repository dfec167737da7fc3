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

static void print_numbers(const double *x, int n)
{
    for (int i = 0; i < n; i++)
        printf("%s%.6g", i ? ", " : "", x[i]);
}

void lab_examples(const char *text, const double *got, const double *right,
                  int n)
{
    int wrong = 0;
    examples++;
    if (lab_todos > seen) {
        seen = lab_todos;
        printf("  not done yet: %s\n", text);
        return;
    }
    for (int i = 0; i < n; i++)
        wrong += !near(got[i], right[i]);
    right_ones += wrong == 0;
    printf("  %s  %s is ", wrong ? "WRONG" : "right", text);
    print_numbers(got, n);
    if (wrong) {
        printf("; it should be ");
        print_numbers(right, n);
    }
    printf("\n");
}

void lab_example(const char *text, double got, double right)
{
    lab_examples(text, &got, &right, 1);
}

int lab_end(void)
{
    printf("\n%d of %d examples are right.", right_ones, examples);
    if (names > 0) {
        printf(" Not done yet:");
        for (int i = 0; i < names; i++)
            printf("%s %s", i ? "," : "", not_done[i]);
        printf(".");
    }
    printf("\n");
    return 0;
}
