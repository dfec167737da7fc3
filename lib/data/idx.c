/* Reading IDX files, which may hold anything at all. */
#include "data/idx.h"

#include <stdbool.h>
#include <string.h>

#include "tape/error.h"
#include "data/file.h"

enum { WORD = 4 };

/* The sizes in a header, and where the numbers begin. */
typedef struct idx_header {
    tg_array_type type;
    int rank;
    size_t dim[TG_ARRAY_MAX_RANK];
    uint64_t bytes; /* of the numbers */
    uint64_t begin; /* of the numbers, from the start of the file */
} idx_header;

static uint32_t big_endian(const unsigned char *b)
{
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 |
           b[3];
}

/* What a file that is not IDX seems to be; NULL when unknown. */
static const char *looks_like(const unsigned char *b)
{
    if (b[0] == 0x1f && b[1] == 0x8b)
        return "a gzip file: unpack it first, with gunzip";
    if (b[0] == '<' || memcmp(b, "\r\n<", 3) == 0)
        return "an HTML page: a download that went wrong?";
    if (b[2] == 0 && b[3] == 0 && b[0] != 0 && tg_array_type_size(b[1]) > 0)
        return "byte-swapped: IDX is big-endian";
    return NULL;
}

static bool check_magic(const char *path, const unsigned char *b, idx_header *h)
{
    const char *what = looks_like(b);
    if (what) {
        tg_set_error("%s: offset 0: not IDX but %s", path, what);
        return false;
    }
    if (b[0] != 0 || b[1] != 0) {
        tg_set_error("%s: offset 0: found %02x %02x, expected 00 00 of an "
                     "IDX file",
                     path, b[0], b[1]);
        return false;
    }
    h->type = b[2];
    h->rank = b[3];
    if (tg_array_type_size(h->type) == 0) {
        tg_set_error("%s: offset 2: type byte %02x, expected 08, 09, 0b, 0c, "
                     "0d or 0e",
                     path, b[2]);
        return false;
    }
    if (h->rank < 1 || h->rank > TG_ARRAY_MAX_RANK) {
        tg_set_error("%s: offset 3: rank %d, expected 1 to %d", path, h->rank,
                     TG_ARRAY_MAX_RANK);
        return false;
    }
    return true;
}

static bool read_exactly(FILE *file, const char *path, void *to, size_t bytes)
{
    const long at = ftell(file);
    const size_t got = fread(to, 1, bytes, file);
    if (got == bytes)
        return true;
    tg_set_error("%s: offset %ld: the file ends after %zu bytes, expected %zu",
                 path, at, got, bytes);
    return false;
}

/* The sizes; their product is checked against what the file holds. */
static bool read_dims(FILE *file, const char *path, uint64_t file_size,
                      idx_header *h)
{
    unsigned char word[WORD];
    h->begin = WORD + WORD * (uint64_t)h->rank;
    h->bytes = tg_array_type_size(h->type);
    bool overflow = false, zero = false;
    for (int i = 0; i < h->rank; i++) {
        if (!read_exactly(file, path, word, sizeof word))
            return false;
        h->dim[i] = big_endian(word);
        zero |= h->dim[i] == 0;
        if (h->dim[i] && h->bytes > UINT64_MAX / h->dim[i])
            overflow = true;
        else if (h->dim[i])
            h->bytes *= h->dim[i];
    }
    if (zero)
        h->bytes = 0;
    if (!overflow && h->bytes == file_size - h->begin)
        return true;
    if (overflow)
        tg_set_error("%s: offset 4: the product of the sizes overflows", path);
    else
        tg_set_error("%s: offset %llu: found %llu bytes of numbers, expected "
                     "%llu by the sizes in the header",
                     path, (unsigned long long)h->begin,
                     (unsigned long long)(file_size - h->begin),
                     (unsigned long long)h->bytes);
    return false;
}

/* Reverses each number's bytes where this machine is little-endian. */
static void to_host_order(tg_array *a, size_t bytes)
{
    const size_t size = tg_array_type_size(a->type);
    const uint16_t one = 1;
    if (size == 1 || *(const unsigned char *)&one == 0)
        return;
    unsigned char *p = a->data;
    for (size_t i = 0; i < bytes; i += size)
        for (size_t j = 0; j < size / 2; j++) {
            const unsigned char held = p[i + j];
            p[i + j] = p[i + size - 1 - j];
            p[i + size - 1 - j] = held;
        }
}

static tg_array *read_open(FILE *file, const char *path, uint64_t file_size)
{
    unsigned char magic[WORD];
    idx_header h = {0};
    if (!read_exactly(file, path, magic, sizeof magic) ||
        !check_magic(path, magic, &h) || !read_dims(file, path, file_size, &h))
        return NULL;
    tg_array *a = tg_array_new(h.type, h.rank, h.dim);
    if (a && !read_exactly(file, path, a->data, (size_t)h.bytes)) {
        tg_array_free(a);
        return NULL;
    }
    if (a)
        to_host_order(a, (size_t)h.bytes);
    return a;
}

tg_array *tg_idx_read(const char *path)
{
    uint64_t bytes;
    FILE *file = tg_file_open(path, &bytes);
    if (!file)
        return NULL;
    tg_array *a = read_open(file, path, bytes);
    fclose(file);
    return a;
}
