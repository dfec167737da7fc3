/* The table that a student reads, with what is wrong under each task. */
#include "report.h"

#include <string.h>

enum { WIDTH = 78, INDENT = 6 };

int lab_points(const lab_result *r, int *most)
{
    int points = 0;
    *most = 0;
    for (int k = 0; k < r->exam->tasks; k++) {
        points += r->refused ? 0 : r->verdict[k].points;
        *most += r->exam->task[k].points;
    }
    return points;
}

/* Control characters as '?': nobody's text commands the reader's terminal.
 * Those of C1 are two bytes in UTF-8, and one where no letter goes on. */
static void put(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const unsigned char c = (unsigned char)text[i];
        const unsigned char last = i > 0 ? (unsigned char)text[i - 1] : 0;
        const bool c1 = c >= 128 && c < 160 && (last < 128 || last == 0xc2);
        putchar(c < ' ' || c == 127 || c1 ? '?' : text[i]);
    }
}

/* One paragraph, broken between words. Where it begins with a space its spaces
 * are kept: a line of a message that points to one above it. */
static void paragraph(const char *text, size_t n, int indent)
{
    const bool kept = text[0] == ' ';
    int column = 0;
    for (size_t at = 0; at < n;) {
        size_t word = strcspn(text + at, " \n");
        word = at + word > n ? n - at : word;
        if (column > 0 && column + 1 + (int)word > WIDTH - indent) {
            printf("\n");
            column = 0;
        }
        if (word > 0 || kept) {
            printf("%*s", column ? 1 : indent, "");
            put(text + at, word);
            column += (int)word + 1;
        }
        at += word + 1;
    }
    if (n > 0)
        printf("\n");
}

static void paragraphs(const char *text, int indent)
{
    while (*text) {
        const size_t n = strcspn(text, "\n");
        paragraph(text, n, indent);
        text += n + (text[n] == '\n');
    }
}

static void print_task(const lab_result *r, int k)
{
    const lab_graded *t = &r->exam->task[k];
    const lab_verdict *v = &r->verdict[k];
    char name[200], score[32];
    snprintf(name, sizeof name, "%*d  %s: %s", r->exam->tasks > 9 ? 2 : 1,
             k + 1, t->blank, t->title);
    if (v->todo)
        snprintf(score, sizeof score, "not done yet");
    else
        snprintf(score, sizeof score, "%d of %d", v->points, t->points);
    const int space = WIDTH - 2 - (int)strlen(name);
    if (space > (int)strlen(score))
        printf("  %s%*s\n", name, space, score);
    else
        printf("  %s\n%*s\n", name, WIDTH, score);
    if (v->message[0])
        paragraphs(v->message, INDENT);
}

void lab_print(const lab_result *r)
{
    int most;
    const int points = lab_points(r, &most);
    printf("Lab %s, graded: ", r->number);
    put(r->lab, strlen(r->lab));
    printf("\n\n");
    if (r->refused) {
        paragraphs("It was not run:", 2);
        paragraphs(r->refused, INDENT);
        printf("\n");
    } else {
        for (int k = 0; k < r->exam->tasks; k++)
            print_task(r, k);
    }
    printf("%s%d of %d points.%s\n", r->refused ? "" : "\n", points, most,
           points == most ? " All of it is right." : "");
    for (int k = 0; k < r->exam->tasks && !r->refused; k++)
        if (r->verdict[k].todo) {
            printf("\"Not done yet\": its line TODO(...) is still there.\n");
            break;
        }
}
