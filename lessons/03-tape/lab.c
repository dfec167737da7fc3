/* Lab 03: a tape of your own. Five blanks make it; the sixth trains with it. */
#include <math.h>
#include <stdlib.h>

#include "lab.h"

/* An entry is a number and how it was made. Entries are named by their place
 * on the tape, 0, 1, 2, ...: an entry may move in memory when the tape grows,
 * so a pointer to it would go stale. (The grader relies on these structs: leave
 * them as they are.) */
typedef struct tape tape;

/* A function that sends what has arrived at entry y on to its inputs. */
typedef void sender(tape *t, int y);

typedef struct entry {
    double value;
    double grad;  /* what has arrived in backward: dL/d(this entry) */
    int a, b;     /* the places of what it was made from; -1 for none */
    sender *send; /* sends on what arrived, to a and b; NULL for a leaf */
} entry;

struct tape {
    entry *entry; /* entry[0 .. count-1], in the order they were made */
    int count;
    int room; /* entries that there is memory for */
};

/* An empty tape is `tape t = {0};`: entry is NULL, count and room are 0. When
 * you are done with it, free(t.entry). Setting t.count = 0 empties it, and
 * keeps the memory for what is recorded next. */

/* BLANK 1. Writes an entry at the end of the tape, and returns its place.
 *   1. If there is no room for one more, get more: realloc moves the entries
 *      to larger memory. Doubling the room each time keeps this cheap. (Twice 0
 *      is 0: begin with some number. realloc wants a size in bytes.)
 *   2. Fill in all five fields of the new entry; its grad is 0.
 *   3. The tape now has one entry more.
 * On an empty tape record(&t, 3, -1, -1, NULL) returns 0, and after that
 * record(&t, 5, -1, -1, NULL) returns 1. */
int record(tape *t, double value, int a, int b, sender *send)
{
    TODO(record);
    return -1;
}

/* BLANK 2. Entry y was made as value(a) * value(b), and dL/dy has arrived in
 * its grad. Sends a and b their shares: dL/dy times the slope of y there. For a
 * that slope is value(b), for b it is value(a). Other entries may have sent to
 * a and b before, and a and b may be the same entry.
 * With a = 3, b = 5 and a grad of 2 at y, the grad of a grows by 10, and that
 * of b by 6. */
void send_mul(tape *t, int y)
{
    TODO(send_mul);
}

/* BLANK 3. The same where y was made as value(a) - value(b): work out both
 * slopes. With a grad of 2 at y, the grad of a grows by 2, that of b by -2. */
void send_sub(tape *t, int y)
{
    TODO(send_sub);
}

/* BLANK 4. The same where y was made as the square of value(a). There is no b:
 * its place is -1. With a = 3 and a grad of 2 at y, the grad of a grows by
 * 12. */
void send_square(tape *t, int y)
{
    TODO(send_square);
}

/* Given: each computes a number, records it, and returns its place. a and b
 * are places, too: sub(&t, mul(&t, 0, 1), 2) is value(0) * value(1) - value(2).
 */
int leaf(tape *t, double value)
{
    return record(t, value, -1, -1, NULL);
}

int mul(tape *t, int a, int b)
{
    return record(t, t->entry[a].value * t->entry[b].value, a, b, send_mul);
}

int sub(tape *t, int a, int b)
{
    return record(t, t->entry[a].value - t->entry[b].value, a, b, send_sub);
}

int square(tape *t, int a)
{
    const double value = t->entry[a].value;
    return record(t, value * value, a, -1, send_square);
}

/* BLANK 5. Leaves dL/d(entry) in the grad of every entry of the tape; L is the
 * entry at place `loss`.
 *   1. Nothing has arrived yet: all of them are 0, whatever an earlier call
 *      left there.
 *   2. dL/dL is 1.
 *   3. Let the entries send, each once, and none before all that its grad is
 *      made of has arrived. In which order? An entry comes after those that it
 *      was made from. A leaf sends nothing: there is no function to call.
 * What L was not made from keeps 0. The tape may be long (a million entries,
 * each made from the one before): use a loop, not a function that calls itself.
 * With places 0: 3, 1: 5, 2: mul(0, 1) and L at 2, the grads are 5, 3, 1. */
void backward(tape *t, int loss)
{
    TODO(backward);
}

/* BLANK 6. Trains one neuron on XOR. In lesson 01 none could learn that; this
 * one squares its sum, and can. Its answer to p and q is
 *     o = (w[0] p - w[1] q - w[2])^2,     L = (o - y)^2,
 * and y is the right answer.
 * `rounds` times, go through the four corners in this order:
 *     p, q -> y:    0, 0 -> 0    0, 1 -> 1    1, 0 -> 1    1, 1 -> 0
 * At each corner:
 *   1. Empty the tape; record six leaves (w[0], w[1], w[2], p, q, y) and L,
 *      with mul, sub and square.
 *   2. backward(&t, L).
 *   3. w[i] -= rate * the grad of its leaf: at once, before the next corner.
 * From w = {0.6, 0.3, 0.2}, one round with a rate of 0.1 leaves
 * w = {0.694892, 0.449674, 0.251582}. */
void train_xor(double w[3], double rate, int rounds)
{
    TODO(train_xor);
}

/* ---- tries the blanks on the examples above ---- */

static void try_record(void)
{
    tape t = {0};
    double place[2];
    for (int i = 0; i < 2; i++)
        place[i] = record(&t, i, -1, -1, NULL);
    lab_examples("record: place of the first entry, of the next", place,
                 (double[]){0, 1}, 2);
    for (int i = 2; i < 100; i++)
        record(&t, i, -1, -1, NULL);
    lab_example("record: the value of entry 99 of 100",
                t.count == 100 ? t.entry[99].value : NAN, 99);
    free(t.entry);
}

/* 1 has arrived at a and at b before: what is sent is added to it. */
static void try_send(const char *text, sender *send, int b, double value,
                     double grad_a, double grad_b)
{
    entry e[] = {{.value = 3, .grad = 1, .a = -1, .b = -1},
                 {.value = 5, .grad = 1, .a = -1, .b = -1},
                 {.value = value, .grad = 2, .a = 0, .b = b, .send = send}};
    tape t = {e, 3, 3};
    send(&t, 2);
    lab_examples(text, (double[]){e[0].grad, e[1].grad},
                 (double[]){1 + grad_a, 1 + grad_b}, 2);
}

static void try_backward(void)
{
    entry e[] = {{.value = 3, .a = -1, .b = -1},
                 {.value = 5, .a = -1, .b = -1},
                 {.value = 15, .a = 0, .b = 1, .send = send_mul}};
    tape t = {e, 3, 3};
    for (int call = 1; call <= 2; call++) {
        backward(&t, 2);
        lab_examples(call == 1 ? "backward: grad of a, of b, of L = a * b"
                               : "backward: the same, once more",
                     (double[]){e[0].grad, e[1].grad, e[2].grad},
                     (double[]){5, 3, 1}, 3);
    }
}

static void try_train_xor(void)
{
    double w[3] = {0.6, 0.3, 0.2}, answer[4];
    train_xor(w, 0.1, 1);
    lab_examples("train_xor: w after one round", w,
                 (double[]){0.694892348, 0.449673766, 0.251581521}, 3);
    train_xor(w, 0.1, 199);
    for (int corner = 0; corner < 4; corner++) {
        const double z = w[0] * (corner / 2) - w[1] * (corner % 2) - w[2];
        answer[corner] = round(10 * z * z) / 10;
    }
    lab_examples("train_xor: o at each corner after 200 rounds", answer,
                 (double[]){0, 1, 1, 0}, 4);
}

int main(void)
{
    try_record();
    try_send("send_mul: grad of a, of b, both 1 before", send_mul, 1, 15, 10,
             6);
    try_send("send_sub: grad of a, of b, both 1 before", send_sub, 1, -2, 2,
             -2);
    try_send("send_square: grad of a, of another, both 1 before", send_square,
             -1, 9, 12, 0);
    try_backward();
    try_train_xor();
    return lab_end();
}
