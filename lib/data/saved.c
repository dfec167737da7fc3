/* Parameters, to a file and back. */
#include "data/saved.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/file.h"
#include "data/write.h"
#include "tape/error.h"

static size_t count_of(int n, tg_tensor *const *param, const char *path)
{
    size_t count = 0;
    if (!param || !path)
        tg_fail("%s NULL", path ? "param is" : "the path is");
    for (int i = 0; i < n; i++) {
        if (!param[i])
            tg_fail("param[%d] is NULL", i);
        count += param[i]->count;
    }
    return count;
}

static void write_all(int n, tg_tensor *const *param, FILE *file)
{
    for (int i = 0; i < n && !ferror(file); i++)
        fwrite(param[i]->data, sizeof(tg_real), param[i]->count, file);
}

bool tg_params_save(int n, tg_tensor *const *param, const char *path)
{
    const size_t count = count_of(n, param, path);
    tg_file file;
    if (!tg_file_begin(&file, path))
        return false;
    fprintf(file.to, "tapegrad weights %zu\n", count);
    write_all(n, param, file.to);
    return tg_file_end(&file);
}

/* Reads the whole file, of so many bytes, into to[count]. */
static bool read_all(FILE *file, uint64_t bytes, const char *path, size_t count,
                     tg_real *to)
{
    size_t said = 0;
    if (fscanf(file, "tapegrad weights %zu", &said) != 1 || said != count ||
        fgetc(file) != '\n')
        tg_set_error("%s: not the weights of this network: %zu numbers, "
                     "wanted %zu",
                     path, said, count);
    else if ((uint64_t)ftell(file) + count * sizeof *to != bytes ||
             fread(to, sizeof *to, count, file) != count)
        tg_set_error("%s: cut short, or too long", path);
    else
        return true;
    return false;
}

bool tg_params_load(int n, tg_tensor *const *param, const char *path)
{
    const size_t count = count_of(n, param, path);
    uint64_t bytes = 0;
    FILE *file = tg_file_open(path, &bytes);
    if (!file)
        return false;
    tg_real *all = malloc((count + 1) * sizeof *all);
    if (!all)
        tg_set_error("no memory for %zu weights", count);
    const bool good = all && read_all(file, bytes, path, count, all);
    const tg_real *from = all;
    for (int i = 0; good && i < n; i++) {
        tg_set(param[i], from);
        from += param[i]->count;
    }
    fclose(file);
    free(all);
    return good;
}
