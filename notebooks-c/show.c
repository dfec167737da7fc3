/* Texts in memory, recorded or printed. */
#include "show.h"

#include <string.h>

#include "tape/error.h"
#include "record.h"

void nb_open(nb_memory *m)
{
    m->to = open_memstream(&m->s, &m->n);
    if (!m->to)
        tg_fail("no memory for what is to be shown");
}

const char *nb_text(nb_memory *m)
{
    if (fclose(m->to) != 0)
        tg_fail("no memory for what is to be shown");
    return m->s;
}

void nb_show(const char *type, const char *words, const char *plain,
             const char *body)
{
    if (!words || !plain || !body)
        tg_fail("what is shown, or what says it in words, is NULL");
    const size_t n = strlen(plain);
    if (nb_recording())
        nb_record_shown(type, words, plain, body);
    else
        printf("%s%s", plain, n > 0 && plain[n - 1] != '\n' ? "\n" : "");
}
