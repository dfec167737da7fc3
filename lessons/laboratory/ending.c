/* How a child ended, in words. */
#include "ending.h"

#include <inttypes.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

typedef struct text {
    char *at;
    size_t size;
} text;

static void add(text *t, const char *format, ...)
{
    va_list values;
    const size_t have = strlen(t->at);
    va_start(values, format);
    vsnprintf(t->at + have, t->size - have, format, values);
    va_end(values);
}

/* The line of the student's file where a crash was, by what the program holds
 * for debuggers; 0 where nothing can read that, or it was elsewhere. */
static int line_of(const char *child, uint64_t pc)
{
    char command[1024], place[512] = "";
    if (!pc || strchr(child, '\''))
        return 0;
    snprintf(command, sizeof command,
             "addr2line -e '%s' 0x%" PRIx64 " 2>/dev/null", child, pc);
    FILE *f = popen(command, "r");
    if (f && !fgets(place, sizeof place, f))
        place[0] = '\0';
    if (f)
        pclose(f);
    const char *colon = strrchr(place, ':');
    if (!colon || strstr(place, "/lib/") || strstr(place, "calls.c:"))
        return 0;
    return (int)strtol(colon + 1, NULL, 10);
}

/* The name of the array that calls.c took as number `which`: the arrays are the
 * last vectors of a case. */
static const char *array_name(const lab_asked *c, const lab_frame *f)
{
    const int64_t k = c->vectors - f->arrays + f->which;
    return k >= 0 && k < c->vectors ? c->vector[k].name : "an array";
}

static const char *signal_name(int number)
{
    switch (number) {
    case SIGSEGV:
        return "it used memory that it does not own";
    case SIGBUS:
        return "it used memory that it does not own";
    case SIGFPE:
        return "an integer was divided by zero";
    case SIGABRT:
        return "it was aborted (a failed check, or the stack was "
               "overwritten)";
    case SIGSYS:
        return "it asked the system for something; a blank computes and "
               "prints, and no more";
    case SIGILL:
        return "it ran into an invalid instruction";
    default:
        return strsignal(number);
    }
}

static void say_crash(text *t, const lab_asked *c, const lab_frame *f)
{
    switch (f->end) {
    case LAB_BEFORE:
        add(t, "it wrote before the first element of %s, at index %" PRId64,
            array_name(c, f), f->element);
        break;
    case LAB_BEYOND:
        add(t, "it went beyond the end of %s, to index %" PRId64,
            array_name(c, f), f->element);
        break;
    case LAB_STACK:
        add(t, "the stack is full: does a function call itself, once for each "
               "element?");
        break;
    case LAB_COUNT:
        add(t, "it gave %" PRId64 " numbers instead of %d", f->results,
            c->n_right);
        break;
    default:
        add(t, "%s", signal_name((int)f->which));
        if (f->which == SIGSYS)
            add(t, " (call %" PRId64 ")", f->element);
    }
}

static void say_other(text *t, const lab_graded *task, const lab_outcome *o)
{
    switch (o->end) {
    case LAB_EXITED:
        add(t,
            "it ended the program with status %d: a blank returns to its "
            "caller",
            o->number);
        break;
    case LAB_KILLED:
        add(t, "it ended: %s", signal_name(o->number));
        break;
    case LAB_SLOW:
        add(t, "it ran for %d seconds: does a loop never end?", task->seconds);
        break;
    case LAB_WAITED:
        add(t, "it waited for a minute without computing: for what?");
        break;
    case LAB_FLOODED:
        add(t, "it printed more than a megabyte: is there a printf in a "
               "loop?");
        break;
    default:
        add(t, "it wrote to the grader's own pipe, or closed it");
    }
}

void lab_say_ending(const lab_graded *task, const lab_outcome *o,
                    const char *child, char *to, size_t size)
{
    text t = {to, size};
    const lab_asked *c = &task->asked[o->done < task->cases ? o->done : 0];
    to[0] = '\0';
    add(&t, "At %s\n", c->text);
    if (o->end > LAB_COUNT) {
        say_other(&t, task, o);
    } else {
        say_crash(&t, c, &o->frame);
        /* A full stack is noticed by whoever is called last. */
        const int line = o->end == LAB_STACK ? 0 : line_of(child, o->frame.pc);
        if (line > 0)
            add(&t, ", in line %d of your file", line);
    }
    add(&t, strchr("?)", t.at[strlen(t.at) - 1]) ? "\n" : ".\n");
}
