/* Reading the headers of lib/ops: a comment and the declarations below it. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "reference.h"

enum { LINE = 256, BLOCK = 8192, NAMES = 16 };

/* A comment and what it is about. */
typedef struct block {
    char text[BLOCK];
    char name[NAMES][64]; /* of the functions that return tensors */
    int names;
} block;

static void add_line(block *b, const char *line)
{
    size_t used = strlen(b->text);
    snprintf(b->text + used, sizeof b->text - used, "%s", line);
    const char *start = "tg_tensor *tg_";
    if (strncmp(line, start, strlen(start)) != 0 || b->names == NAMES)
        return;
    const char *name = line + strlen(start);
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

/* Writes a block and what there is to say about its functions. */
static bool finish(block *b)
{
    bool known = true;
    if (b->text[0] && !write_heading(b->text) &&
        (b->names || strstr(b->text, "\nvoid ") || strstr(b->text, "typedef") ||
         strstr(b->text, "#define")))
        printf("\n```c\n%s```\n", b->text);
    for (int i = 0; i < b->names; i++)
        known &= write_function(b->name[i]);
    *b = (block){.names = 0};
    return known;
}

/* The comment at the head of a file, as a paragraph. */
static void write_head(const char *file, FILE *from)
{
    char line[LINE];
    printf("\n## %s\n\n```text\n", file);
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

bool write_header_pages(const char *file)
{
    char path[LINE], line[LINE];
    bool known = true;
    block b = {.names = 0};
    snprintf(path, sizeof path, "lib/ops/%s.h", file);
    FILE *from = fopen(path, "r");
    if (!from) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        return false;
    }
    write_head(file, from);
    while (fgets(line, sizeof line, from) && !strstr(line, "TG_PLAIN_CALLS"))
        if (line[0] == '\n')
            known &= finish(&b);
        else if (strncmp(line, "#ifndef", 7) != 0 &&
                 strncmp(line, "#include", 8) != 0 &&
                 !strstr(line, "#define TG_OPS_"))
            add_line(&b, line);
    fclose(from);
    return finish(&b) && known;
}
