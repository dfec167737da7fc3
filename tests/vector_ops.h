/* Building an op from its name and a list of plain numbers, its attributes:
 * what the head of vectors/vectors.txt says about them. */
#ifndef VECTOR_OPS_H
#define VECTOR_OPS_H

#include "tapegrad.h"

enum { VECTOR_INPUTS = 5, VECTOR_ATTRS = 12 };

typedef struct vector_call {
    tg_tensor *in[VECTOR_INPUTS];
    double attr[VECTOR_ATTRS];
    int inputs, attrs;
} vector_call;

/* One of the three builds it. */
typedef struct vector_op {
    const char *name;
    tg_tensor *(*one)(tg_tensor *x);
    tg_tensor *(*two)(tg_tensor *a, tg_tensor *b);
    tg_tensor *(*any)(const vector_call *c);
} vector_op;

/* All that can be built. */
extern const vector_op vector_ops[];
extern const int vector_op_count;

/* The op of that name, or NULL. */
const vector_op *vector_op_named(const char *name);

/* Records the op on the tape of its inputs. */
tg_tensor *vector_build(const vector_op *op, const vector_call *c);

#endif
