/* Failures made at the n-th opportunity, by the linker's --wrap. */
#ifndef TESTS_JUMPS_INJECT_H
#define TESTS_JUMPS_INJECT_H

typedef enum inject_kind {
    INJECT_ENTRY,  /* tg_fail after an entry is made */
    INJECT_ARENA,  /* tg_fail where an arena is asked for memory */
    INJECT_MALLOC, /* malloc and its relatives return NULL */
    INJECT_KINDS
} inject_kind;

/* From now on the n-th opportunity of this kind fails, 1 the first. */
void inject_at(inject_kind kind, long n);

/* Opportunities until then; 0 afterwards. */
long inject_left(void);

/* No more. Returns whether the opportunity came. */
int inject_off(void);

#endif
