/* The tape: an append-only list of entries, and the owner of every byte.
 *
 * An entry is a tensor: its value, the op that made it, the entries it was
 * made from, and where in the program it was made. Entries are numbered in the
 * order they were made, %0, %1, ... An entry never changes after it is made;
 * the one exception, updating a parameter, leaves a stamp (see tg_touch).
 *
 * Because entries come after what they are made of, tape order is topological
 * order: backward is one loop from the loss down to 0. */
#ifndef TG_TAPE_TAPE_H
#define TG_TAPE_TAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tape/arena.h"
#include "tape/rng.h"
#include "tape/shape.h"
#include "tape/site.h"
#include "tape/undo.h"
#include "kernels/real.h"

typedef struct tg_op tg_op;
typedef struct tg_tape tg_tape;
typedef struct tg_tensor tg_tensor;

typedef enum tg_role {
    TG_RESULT,   /* made by an op */
    TG_PARAM,    /* a leaf that is learnt: it receives a gradient */
    TG_INPUT,    /* a leaf with a name: data */
    TG_CONSTANT, /* any other leaf */
} tg_role;

struct tg_tensor {
    tg_real *data;    /* shape's numbers, row-major; in the tape's arena */
    tg_tensor *grad;  /* d loss / d this, after tg_backward; or NULL */
    tg_tape *tape;    /* the owner */
    const tg_op *op;  /* NULL for a leaf */
    tg_tensor **in;   /* the entries it was made from: in[0 .. inputs-1] */
    const void *attr; /* the op's attributes (axis, slope, ...), or NULL */
    const char *site; /* file, line, call (site.h); NULL when unknown */
    const char *name; /* the tape's copy, or NULL */
    tg_tensor *owner; /* whose data this is: itself, or what it is a view of */
    uint64_t birth;   /* entries made on this tape before it, ever */
    uint64_t stamp;   /* entries born before this saw a former value */
    size_t count;     /* how many numbers data has */
    int id;           /* place on the tape: this is %id */
    int rule_of;      /* the entry whose gradient rule made this, or -1 */
    int inputs;       /* how many entries it was made from */
    unsigned char role; /* a tg_role */
    bool needs_grad;    /* a parameter or a watched leaf reaches it */
    bool by_pointer;    /* it has no call: site is that before it */
    tg_shape shape;
};

/* One step of a backward pass: entry `y` sent a contribution to one of its
 * inputs. All but `k` and `pass` are entry numbers. Records are only
 * appended: the state after step n of a backward pass is the first n. The
 * first of a pass has y = k = -1: the cotangent arrives at the loss. */
typedef struct tg_backward_record {
    int pass;         /* 0 for the tape's first backward pass, then 1, ... */
    int y;            /* whose rule was applied */
    int k;            /* which of its inputs receives */
    int target;       /* that input */
    int contribution; /* what arrives */
    int total;        /* all that has arrived there so far, with this */
} tg_backward_record;

/* Entries first .. end - 1 belong together (scope.h). */
typedef struct tg_scope_range {
    const char *name; /* the tape's copy */
    int outer;        /* the scope around it, or -1 */
    int first, end;   /* entry numbers; end is -1 while it is open */
} tg_scope_range;

struct tg_tape {
    tg_tensor **entry; /* entry[id] for id < count; the rest are free slots */
    tg_tensor **cotangent;      /* scratch of a backward pass, by id */
    int count;                  /* entries on the tape; the next is %count */
    int capacity;               /* of entry and cotangent */
    tg_backward_record *record; /* of all passes since the last rewind */
    size_t records, record_capacity;
    tg_scope_range *scope; /* scope[0 .. scopes-1], by their beginnings */
    int scopes, scope_capacity;
    int scope_open;  /* the innermost that is open, or -1 */
    int passes;      /* backward passes so far */
    uint64_t births; /* entries ever made, those rewound among them */
    tg_arena slots;  /* the tg_tensor structs; never rewound */
    tg_arena bytes;  /* data, inputs, attributes, names; rewound */
    tg_arena kept;   /* lives as long as the tape: optimiser state, ... */
    tg_rng rng;      /* the tape's own generator, seeded with 0 */
    int no_grad;     /* depth of tg_no_grad_begin */
    int rule_of;     /* the entry whose rule is being recorded, or -1 */
    bool trap_nonfinite;
    bool paranoid; /* TG_PARANOID=1: memory is never used again */

    struct tg_optimizer *optimizers; /* of this tape, the latest first */
    struct tg_layer *layers;         /* the same of a model's (nn/layer.h) */
};

/* A place on a tape to return to. */
typedef struct tg_mark {
    tg_tape *tape;
    uint64_t birth; /* of the last entry before it */
    int count;      /* entries before it */
    int passes, no_grad;
    int scopes, scope_open;
    size_t records;
    tg_arena_place bytes;
} tg_mark;

/* An empty tape. Fails when there is no memory. Free it with tg_tape_free. */
tg_tape *tg_tape_new(void);

/* Frees the tape and everything on it, also after a longjmp out of tg_fail.
 * NULL is allowed. */
void tg_tape_free(tg_tape *tape);

/* Remembers this place: what is made from now on can be forgotten. */
tg_mark tg_tape_mark(tg_tape *tape);

/* Forgets every entry made after `mark`, every record of a backward pass
 * since, and every ->grad; their memory is used again. Fails when the place
 * itself was forgotten by an earlier rewind. */
void tg_rewind(tg_tape *tape, tg_mark mark);

/* The same for code that only reads a tape and sets no ->grad: every ->grad
 * stays, and it takes no time, however long the tape is. */
void tg_rewind_keep_grads(tg_tape *tape, tg_mark mark);

/* For the library: a call that must happen completely or not at all. When it
 * fails, the tape is rewound to where the call began, its generator and
 * settings are as they were, and no ->grad that the call set is left. */
typedef struct tg_attempt {
    tg_undo undo;
    tg_mark start;
    tg_rng rng;  /* the tape's when it was begun */
    int rule_of; /* the same */
    bool trap_nonfinite;
} tg_attempt;

/* `attempt` must not move, nor its memory be freed, before its end. */
void tg_attempt_begin(tg_attempt *attempt, tg_tape *tape);
void tg_attempt_end(tg_attempt *attempt);

/* Between begin and end entries need no gradient: backward stops there. Pairs
 * nest; a rewind restores the depth of its mark. An end without a begin
 * fails. */
void tg_no_grad_begin(tg_tape *tape);
void tg_no_grad_end(tg_tape *tape);

/* Seeds the tape's own generator, which dropout draws from. */
void tg_seed(tg_tape *tape, uint64_t seed);

/* From now on (or, with false, no longer) fails at the first op that produces a
 * NaN or an infinity although all its inputs are finite. */
void tg_trap_nonfinite(tg_tape *tape, bool on);

/* Bytes the tape holds from the system. */
size_t tg_tape_bytes(const tg_tape *tape);

/* `bytes` zeroed bytes that live as long as the tape; no rewind frees them. */
void *tg_tape_keep(tg_tape *tape, size_t bytes);

/* Whether `t` is still on its tape: false for one kept past a rewind, until
 * its slot is used again (with TG_PARANOID=1: for ever). */
static inline bool tg_is_live(const tg_tensor *t)
{
    return t && t->id < t->tape->count && t->tape->entry[t->id] == t;
}

/* Fails unless t, which the message calls `name`, or name[i] for i >= 0, is
 * there and on `tape` (NULL: on any). */
void tg_check_usable(const tg_tape *tape, const tg_tensor *t, const char *name,
                     int i);

/* Does nothing, once for each entry that is made: a place for a debugger to
 * stop at, "break tg_entry_hook if t->id == 7". */
void tg_entry_hook(const tg_tensor *t);

/* Records that a leaf's numbers were changed in place: entries made before now
 * saw the former value, so backward refuses to pass through them. Fails
 * unless `leaf` is a leaf. tg_set and the optimisers call it. */
void tg_touch(tg_tensor *leaf);

#endif
