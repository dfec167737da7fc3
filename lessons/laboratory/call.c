/* Takes numbers off a case and sends results back: the child's side. */
#include "call.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "frame.h"
#include "todo.h"

lab_call *lab_current;

double lab_number(lab_call *c)
{
    return c->left > 0 ? (c->left--, *c->in++) : NAN;
}

int lab_whole(lab_call *c)
{
    return (int)lab_number(c);
}

static lab_array *new_array(lab_call *c, int n, size_t size)
{
    if (c->arrays == LAB_ARRAYS || n < 0)
        _exit(95);
    lab_array *a = &c->array[c->arrays++];
    lab_guarded(a, n, size);
    return a;
}

double *lab_room(lab_call *c, int n)
{
    double *x = new_array(c, n, sizeof *x)->at;
    for (int i = 0; i < n; i++)
        x[i] = NAN;
    return x;
}

int *lab_room_whole(lab_call *c, int n)
{
    int *x = new_array(c, n, sizeof *x)->at;
    for (int i = 0; i < n; i++)
        x[i] = INT_MIN;
    return x;
}

double *lab_take(lab_call *c, int n)
{
    double *x = lab_room(c, n);
    for (int i = 0; i < n; i++)
        x[i] = lab_number(c);
    return x;
}

int *lab_take_whole(lab_call *c, int n)
{
    int *x = lab_room_whole(c, n);
    for (int i = 0; i < n; i++)
        x[i] = lab_whole(c);
    return x;
}

void lab_give(lab_call *c, double result)
{
    if (c->given < c->results)
        c->result[c->given] = result;
    c->given++;
}

void lab_give_all(lab_call *c, const double *result, int n)
{
    for (int i = 0; i < n; i++)
        lab_give(c, result[i]);
}

void lab_send_arrays(lab_call *c)
{
    for (int k = 0; k < c->arrays; k++) {
        const lab_array *a = &c->array[k];
        const int before = lab_written_before(a);
        if (before) {
            lab_frame f = {.end = LAB_BEFORE, .which = k, .element = -before};
            lab_send_frame(&f);
        }
        for (int i = 0; i < a->n; i++)
            lab_give(c, a->size == sizeof(int) ? ((const int *)a->at)[i]
                                               : ((const double *)a->at)[i]);
    }
}

/* Writes all of it, or ends. */
static void write_all(const void *from, size_t size)
{
    for (const char *at = from; size > 0;) {
        const ssize_t n = write(LAB_RESULTS, at, size);
        if (n <= 0)
            _exit(94);
        at += n;
        size -= (size_t)n;
    }
}

void lab_send_frame(lab_frame *f)
{
    f->magic = LAB_MAGIC;
    f->index = lab_current ? lab_current->index : 0;
    f->arrays = lab_current ? lab_current->arrays : 0;
    write_all(f, sizeof *f);
    if (f->end != LAB_WELL)
        _exit(0);
}

void lab_send(lab_call *c, int end)
{
    lab_frame f = {.end = end, .results = c->given};
    if (end == LAB_TODO)
        snprintf(f.todo, sizeof f.todo, "%s", lab_last_todo);
    lab_send_frame(&f);
    write_all(c->result, (size_t)c->results * sizeof *c->result);
}

void lab_release(lab_call *c)
{
    for (int k = 0; k < c->arrays; k++)
        lab_unguard(&c->array[k]);
}
