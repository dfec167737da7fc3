/* Opening files. */
#include "data/file.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "tape/error.h"

FILE *tg_file_open(const char *path, uint64_t *bytes)
{
    struct stat info;
    if (!path)
        tg_fail("the name of the file is NULL");
    if (stat(path, &info) != 0) {
        tg_set_error("%s: %s", path, strerror(errno));
        return NULL;
    }
    if (!S_ISREG(info.st_mode)) {
        tg_set_error("%s: not a regular file", path);
        return NULL;
    }
    FILE *file = fopen(path, "rb");
    if (!file)
        tg_set_error("%s: %s", path, strerror(errno));
    *bytes = (uint64_t)info.st_size;
    return file;
}
