/* Writing a file in one go. */
#include "data/write.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "tape/error.h"

/* A device, a pipe: it stays what it is. */
static bool is_special(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode);
}

bool tg_file_begin(tg_file *file, const char *path)
{
    file->to = NULL;
    file->path = path;
    file->temporary[0] = '\0';
    if (is_special(path)) {
        file->to = fopen(path, "w");
        if (!file->to)
            tg_set_error("%s: %s", path, strerror(errno));
        return file->to != NULL;
    }
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
    const bool apart = file->temporary[0] != '\0';
    if (good && apart && rename(file->temporary, file->path) != 0) {
        good = false;
        why = errno;
    }
    if (!good) {
        if (apart)
            remove(file->temporary);
        tg_set_error("%s: %s", file->path, strerror(why));
    }
    return good;
}
