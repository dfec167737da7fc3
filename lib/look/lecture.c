/* Sections, guesses and pictures of a lecture. */
#include "look/lecture.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tape/error.h"
#include "look/inspect.h"

static bool is(const char *variable, const char *text)
{
    const char *value = getenv(variable);
    return value && strcmp(value, text) == 0;
}

static bool someone_sits_at_both_ends(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* With TG_PICTURES=docs/pictures/07, "docs/pictures/07"; else NULL. */
static const char *pictures(void)
{
    const char *prefix = getenv("TG_PICTURES");
    return prefix && *prefix ? prefix : NULL;
}

/* Not in a run that is made for its graph or its pictures. */
static bool wants_a_guess(void)
{
    return !is("TG_GUESS", "0") && !tg_look_is_wanted() && !pictures() &&
           someone_sits_at_both_ends();
}

/* Reads a line of any length; keeps its beginning. */
static void read_line(char *line, size_t size)
{
    fflush(stdout);
    if (!fgets(line, (int)size, stdin))
        line[0] = '\0';
    for (int c = 0; line[0] && !strchr(line, '\n') && c != '\n' && c != EOF;)
        c = getchar();
    line[strcspn(line, "\n")] = '\0';
    tg_printable(line);
}

void tg_section(const char *title)
{
    char line[80];
    if (is("TG_PAUSE", "1") && someone_sits_at_both_ends()) {
        printf("\n-- press Enter --");
        read_line(line, sizeof line);
    }
    printf("\n%s\n", title);
    for (const char *c = title; *c; c++)
        if (((unsigned char)*c & 0xc0) != 0x80)
            putchar('-');
    printf("\n\n");
}

/* After a longer question the answer has a line of its own, for 80 columns. */
enum { QUESTION = 44 };

void tg_guess(const char *question)
{
    char guess[80];
    if (!wants_a_guess())
        return;
    printf("Your guess: %s%c(Enter skips) ", question,
           strlen(question) > QUESTION ? '\n' : ' ');
    read_line(guess, sizeof guess);
    if (guess[0])
        printf("You said: %s. Let us see.\n", guess);
    printf("\n");
}

void tg_show(const tg_plot *plot, const char *name)
{
    tg_plot_print(plot);
    const char *prefix = pictures();
    char path[1024];
    if (!prefix)
        return;
    if ((size_t)snprintf(path, sizeof path, "%s-%s.svg", prefix, name) >=
        sizeof path)
        fprintf(stderr, "TG_PICTURES: the path is too long\n");
    else if (!tg_plot_svg(plot, path))
        fprintf(stderr, "%s\n", tg_error());
}
