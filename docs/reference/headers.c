/* Reading headers: a comment and the declarations below it. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "reference.h"

enum { LINE = 256, BLOCK = 8192, NAMES = 16 };

/* A comment and what it is about. */
typedef struct block {
    char text[BLOCK];
    char name[NAMES][64]; /* of the functions that it declares */
    int names;
} block;

static void add_line(block *b, const char *line, const char *returns)
{
    size_t used = strlen(b->text);
    snprintf(b->text + used, sizeof b->text - used, "%s", line);
    const size_t start = strlen(returns);
    if (strncmp(line, returns, start) != 0 || b->names == NAMES ||
        strncmp(line + start, "tg_", 3) != 0)
        return;
    const char *name = line + start + 3;
    snprintf(b->name[b->names++], 64, "%.*s", (int)strcspn(name, "("), name);
}

/* "/" "* ---- one input ---- *" "/" as a heading. */
static bool write_heading(const char *text)
{
    const char *start = strstr(text, "/* ---- ");
    const char *end = start ? strstr(start, " ---- */") : NULL;
    if (!end)
        return false;
    start += strlen("/* ---- ");
    printf("\n### %.*s\n", (int)(end - start), start);
    return true;
}

/* A union of options without a comment is for the macros alone. */
static bool is_for_macros(const block *b)
{
    return strncmp(b->text, "typedef union", strlen("typedef union")) == 0;
}

/* Writes a block and what there is to say about its functions. */
static bool finish(block *b, function_writer *write)
{
    bool known = true;
    if (b->text[0] && !is_for_macros(b) && !write_heading(b->text) &&
        (b->names || strstr(b->text, "\nvoid ") || strstr(b->text, "typedef") ||
         strstr(b->text, "#define")))
        printf("\n```c\n%s```\n", b->text);
    for (int i = 0; i < b->names; i++)
        known &= write(b->name[i]);
    *b = (block){.names = 0};
    return known;
}

/* The comment at the head of a file, as a paragraph. */
static void write_head(const char *file, FILE *from)
{
    char line[LINE];
    const char *name = strrchr(file, '/') + 1;
    printf("\n## %s\n\n```text\n", name);
    while (fgets(line, sizeof line, from)) {
        const char *text = line + (line[0] == '/' || line[0] == ' ' ? 2 : 0);
        char *end = strstr(line, "*/");
        if (end)
            snprintf(end > line && end[-1] == ' ' ? end - 1 : end, 3, "\n");
        printf("%s", *text == ' ' ? text + 1 : text);
        if (end)
            break;
    }
    printf("```\n");
}

bool write_header_pages(const char *file, const char *returns,
                        function_writer *write)
{
    char path[LINE], line[LINE];
    bool known = true;
    block b = {.names = 0};
    snprintf(path, sizeof path, "lib/%s.h", file);
    FILE *from = fopen(path, "r");
    if (!from) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        return false;
    }
    write_head(file, from);
    while (fgets(line, sizeof line, from) && !strstr(line, "TG_PLAIN_CALLS"))
        if (line[0] == '\n')
            known &= finish(&b, write);
        else if (strncmp(line, "#ifndef", 7) != 0 &&
                 strncmp(line, "#include", 8) != 0 && !strstr(line, "_H\n"))
            add_line(&b, line, returns);
    fclose(from);
    return finish(&b, write) && known;
}
