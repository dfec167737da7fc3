/* Where in the student's program was this made?
 *
 * A public function such as tg_mul is a real function. A macro of the same
 * name (calls.h) pushes "file, line, tg_mul(w, x)" on a stack before the call
 * and pops it afterwards. Calls nest, so each entry finds its own call on top,
 * and an error raised inside can quote the line and the argument expressions.
 * A name without parentheses after it, as in `f = tg_relu;` or
 * `(tg_mul)(w, x)`, is the plain function: the entry then belongs to the call
 * around it; where there is none, to the call that ended last, which is on the
 * same line in `f(tg_add(z, b))`, and texts say so ("through a pointer, after
 * ..."). A function of one's own in the place of `tg_relu` has a line:
 *
 *     static tg_tensor *relu(tg_tensor *z) { return tg_relu(z); }
 *
 * The library includes no calls.h, so it calls plain functions, and
 * the student's line is on each entry.
 *
 * A site is one string literal of three parts, "file\0line\0call": one pointer
 * in an entry, nothing to copy, nothing to free. */
#ifndef TG_TAPE_SITE_H
#define TG_TAPE_SITE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct tg_site_stack {
    const char **site; /* site[0 .. depth-1], the innermost last */
    int depth;
    int capacity;
} tg_site_stack;

extern _Thread_local tg_site_stack tg_sites;

/* Makes room for one more site. Fails when there is no memory. */
void tg_site_grow(void);

static inline void tg_site_push(const char *site)
{
    if (tg_sites.depth == tg_sites.capacity)
        tg_site_grow();
    tg_sites.site[tg_sites.depth++] = site;
}

/* A tg_fail inside the call may have emptied the stack: 0 stays 0. */
static inline void tg_site_pop(void)
{
    if (tg_sites.depth > 0)
        tg_sites.depth--;
}

/* The innermost site, or NULL outside every wrapped call. */
static inline const char *tg_site_now(void)
{
    return tg_sites.depth > 0 ? tg_sites.site[tg_sites.depth - 1] : NULL;
}

/* The three parts of a site; for NULL: "?", "0", "". */
const char *tg_site_file(const char *site);
const char *tg_site_line(const char *site);
const char *tg_site_call(const char *site);

/* Whether the call is tg_<function>(...) itself. */
bool tg_site_is(const char *site, const char *function);

/* Copies argument `k` (0 the first) of the call, as it is written in the
 * program, to out[0 .. size-1], cut if it is long. Returns false, and an
 * empty text, where there is no such argument. */
bool tg_site_argument(const char *site, int k, char *out, size_t size);

/* The same for element `i` of argument `k` where that is an array: "b" for 1
 * and (tg_tensor *[]){a, b}, "parts[1]" for an array of that name. */
bool tg_site_element(const char *site, int k, int i, char *out, size_t size);

/* How many elements argument `k` has where it is written in braces without a
 * size, (tg_real[]){2, 3}; -1 for anything else, and where an element may be a
 * macro. */
int tg_site_count(const char *site, int k);

/* Fails where the innermost call is tg_<function>, and its argument `k` is
 * written in braces that do not hold `count` elements, which `what` needs: else
 * foreign memory would be read. */
void tg_check_braces(const char *function, int k, size_t count,
                     const char *what);

#define TG_STRING_(x) #x
#define TG_STRING(x)  TG_STRING_(x)
#define TG_SITE(call) __FILE__ "\0" TG_STRING(__LINE__) "\0" call

#endif
