/* Writing a file in one go. */
#include "view/file.h"

#include <errno.h>
#include <string.h>

#include "core/error.h"

bool tg_file_begin(tg_file *file, const char *path)
{
    file->to = NULL;
    file->path = path;
    if ((size_t)snprintf(file->temporary, sizeof file->temporary, "%s.new",
                         path) >= sizeof file->temporary) {
        tg_set_error("the path is too long: %.60s...", path);
        return false;
    }
    file->to = fopen(file->temporary, "w");
    if (!file->to)
        tg_set_error("%s: %s", path, strerror(errno));
    return file->to != NULL;
}

bool tg_file_end(tg_file *file)
{
    errno = 0;
    bool good = fflush(file->to) == 0 && !ferror(file->to);
    int why = errno;
    if (fclose(file->to) != 0 && good) {
        good = false;
        why = errno;
    }
    if (good && rename(file->temporary, file->path) != 0) {
        good = false;
        why = errno;
    }
    if (!good) {
        remove(file->temporary);
        tg_set_error("%s: %s", file->path, strerror(why));
    }
    return good;
}

void tg_put_xml(FILE *to, const char *text)
{
    for (; *text; text++) {
        const char *safe = *text == '&'   ? "&amp;"
                           : *text == '<' ? "&lt;"
                           : *text == '>' ? "&gt;"
                           : *text == '"' ? "&quot;"
                                          : NULL;
        if (safe)
            fputs(safe, to);
        else
            fputc(*text, to);
    }
}
