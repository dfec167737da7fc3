/* Reading commands and carrying them out. */
#include "look/step/stepper.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tape/backward.h"
#include "look/step/session.h"

enum { COMMAND = 256 };

static tg_command do_help, do_quit, do_where;

/* Every command; a part of a name means the first command that it begins. */
static const struct entry {
    const char *name, *argument;
    tg_command *run;
    const char *help;
} commands[] = {
    {"step", "[n]", tg_do_step,
     "the next moment (or n of them); so does an "
     "empty line"},
    {"back", "[n]", tg_do_back, "the moment before, exactly as it was"},
    {"forward", "", tg_do_forward, "to the first op of the forward pass"},
    {"backward", "", tg_do_backward, "to the first step of the backward pass"},
    {"continue", "", tg_do_continue, "on to the next stop, or the end"},
    {"rcontinue", "", tg_do_rcontinue, "back to the last stop"},
    {"goto", "%n", tg_do_goto,
     "to the moment of an entry; goto start, goto "
     "end"},
    {"break", "what", tg_do_break,
     "stop at an op, %5, W1, a line, nan, inf, "
     "|grad| > 10"},
    {"watch", "W1[406,7]", tg_do_watch, "stop when this gradient changes"},
    {"delete", "[n]", tg_do_delete, "forget stop n, or all"},
    {"print", "W1[0,:]", tg_do_print,
     "numbers: W1, %5, W1.grad[0, 2:5], "
     "loss"},
    {"list", "[%n]", tg_do_list, "the source around the line"},
    {"info", "tape", tg_do_info, "also info params, health, stops"},
    {"explain", "[W1[406,7]]", tg_do_explain,
     "where this moment's numbers come "
     "from, or this one"},
    {"why", "W1[406,7]", tg_do_why,
     "this gradient as a sum over paths to the "
     "loss"},
    {"path", "A [B]", tg_do_path,
     "the entries from A to B (the loss), or where it stops"},
    {"check", "W1[406,7]", tg_do_check,
     "this gradient against nudging the "
     "number"},
    {"delta", "", tg_do_delta, "z, a, delta, dw of each layer"},
    {"dot", "[file]", tg_do_dot,
     "the graph for Graphviz: dot g.dot around %5 depth 3"},
    {"svg", "[file]", tg_do_svg,
     "the graph as a picture: svg g.svg both; also backward"},
    {"where", "", do_where, "this moment's screen again"},
    {"help", "", do_help, "this list"},
    {"quit", "", do_quit, "leave; the program goes on"},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static bool do_help(tg_session *s, const char *argument)
{
    (void)argument;
    for (int i = 0; i < COMMANDS; i++)
        tg_session_say(s, "  %-9s %-11s %s", commands[i].name,
                       commands[i].argument, commands[i].help);
    tg_session_say(s, "One or two letters are enough: s, b, c, p W1, i t.");
    tg_session_say(s, "In rules y is the op's result, a, b or x its inputs "
                      "(letters says which), and");
    tg_session_say(s, "dy = d loss / d y: the gradient that arrives at y.");
    return true;
}

static bool do_quit(tg_session *s, const char *argument)
{
    (void)argument;
    s->quit = true;
    return true;
}

static bool do_where(tg_session *s, const char *argument)
{
    (void)argument;
    tg_session_show(s);
    return true;
}

/* Short forms that are not simply beginnings. */
static const char *full_name(const char *word)
{
    static const char *const pair[][2] = {
        {"n", "step"},       {"next", "step"},    {"r", "rcontinue"},
        {"rc", "rcontinue"}, {"run", "continue"}, {"f", "forward"},
        {"bt", "path"},      {"d", "delta"},      {"w", "why"},
        {"exit", "quit"},    {"x", "print"},      {"?", "help"},
        {"br", "break"},     {"ch", "check"},     {"h", "help"},
        {"bw", "backward"},  {"undo", "back"},
    };
    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
        if (strcmp(word, pair[i][0]) == 0)
            return pair[i][1];
    return word;
}

static const struct entry *find(const char *word)
{
    const char *name = full_name(word);
    const size_t n = strlen(name);
    for (int i = 0; i < COMMANDS; i++)
        if (strncmp(commands[i].name, name, n) == 0)
            return &commands[i];
    return NULL;
}

/* How many letters of two words, compared in order, are the same. */
static int likeness(const char *a, const char *b)
{
    int same = 0;
    for (; *a; a++)
        for (const char *c = b; *c; c++)
            if (*c == *a) {
                same++;
                b = c + 1;
                break;
            }
    return same;
}

static void say_unknown(const tg_session *s, const char *word)
{
    int best = 0, at = 0;
    for (int i = 0; i < COMMANDS; i++) {
        const int like = 4 * likeness(word, commands[i].name) -
                         (int)strlen(commands[i].name);
        if (like > best) {
            best = like;
            at = i;
        }
    }
    if (best > 0)
        tg_session_say(s,
                       "There is no command '%s': did you mean %s %s? help "
                       "lists all.",
                       word, commands[at].name, commands[at].argument);
    else
        tg_session_say(s, "There is no command '%s': help lists all.", word);
}

/* Carries out one line; an empty one is `step`. */
static void carry_out(tg_session *s, char *line)
{
    line[strcspn(line, "\r\n")] = '\0';
    tg_printable(line);
    char *word = line + strspn(line, " \t"), *end = word;
    while (isalpha((unsigned char)*end) || *end == '?')
        end++;
    char *argument = end + strspn(end, " \t");
    for (char *last = argument + strlen(argument);
         last > argument && isspace((unsigned char)last[-1]);)
        *--last = '\0';
    if (*word == '#')
        return;
    if (!*word) {
        tg_do_step(s, "");
        return;
    }
    char name[32];
    snprintf(name, sizeof name, "%.*s", (int)(end - word), word);
    const struct entry *command = *name ? find(name) : NULL;
    if (!command)
        say_unknown(s, *name ? name : word);
    else if (!command->run(s, argument))
        tg_session_say(s, "%s: %s", command->name, tg_error());
}

static bool shows_colour(FILE *out)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(fileno(out)) && !(no && *no) && term &&
           strcmp(term, "dumb") != 0;
}

static void say_welcome(const tg_session *s)
{
    const tg_replay *r = &s->replay;
    tg_session_say(s, "The loss is %%%d: %d ops forward, %d steps backward%s.",
                   r->loss->id, r->forward, r->moments - r->forward,
                   r->recorded ? " (recorded for this)" : "");
    tg_session_say(s, "The forward pass is done. step (or Enter) goes "
                      "backward, forward to its");
    tg_session_say(s, "beginning; help lists what there is.");
}

static void session_begin(tg_session *s, tg_tensor *loss, FILE *out)
{
    *s = (tg_session){.out = out, .colour = shows_colour(out)};
    tg_replay_begin(&s->replay, loss);
    s->at = s->replay.forward;
}

void tg_step_through_with(tg_tensor *loss, FILE *in, FILE *out, bool echo)
{
    char line[COMMAND];
    tg_session s;
    session_begin(&s, loss, out);
    const bool typed = isatty(fileno(in)); /* the terminal echoes itself */
    say_welcome(&s);
    while (!s.quit) {
        if (echo)
            fputs("(step) ", out);
        fflush(out);
        if (!fgets(line, sizeof line, in))
            break;
        if (echo && !typed)
            fprintf(out, "%.*s\n", (int)strcspn(line, "\r\n"), line);
        if (!strchr(line, '\n') && !feof(in)) {
            for (int c = 0; c != '\n' && c != EOF;)
                c = fgetc(in);
            tg_session_say(&s, "A command has at most %d letters.",
                           COMMAND - 2);
            continue;
        }
        carry_out(&s, line);
    }
    if (!s.quit && echo)
        fputc('\n', out);
    tg_replay_end(&s.replay);
}

void tg_step_through(tg_tensor *loss)
{
    tg_step_through_with(loss, stdin, stdout, true);
}

void tg_ask(tg_tensor *loss, const char *text)
{
    char line[COMMAND];
    tg_session s;
    session_begin(&s, loss, stdout);
    s.at = s.replay.moments;
    while (*text && !s.quit) {
        const size_t n = strcspn(text, ";\n");
        snprintf(line, sizeof line, "%.*s", (int)n, text);
        if (line[strspn(line, " ")])
            carry_out(&s, line);
        text += n + (text[n] != '\0');
    }
    fflush(stdout);
    tg_replay_end(&s.replay);
}
