/* loses: TASK 7 = 2;
   says: "A function that calls itself for each entry fills the stack on a long
   tape. The tape is in order already: go through it in a loop, from L down to
   0." */
static void list(const tape *t, int i, char *seen, int *order, int *n)
{
    if (i < 0 || seen[i])
        return;
    seen[i] = 1;
    list(t, t->entry[i].a, seen, order, n);
    list(t, t->entry[i].b, seen, order, n);
    order[(*n)++] = i;
}

void backward(tape *t, int loss)
{
    char *seen = calloc((size_t)t->count, 1);
    int *order = calloc((size_t)t->count, sizeof *order), n = 0;
    for (int i = 0; i < t->count; i++)
        t->entry[i].grad = 0;
    t->entry[loss].grad = 1;
    list(t, loss, seen, order, &n);
    while (n-- > 0)
        if (t->entry[order[n]].send)
            t->entry[order[n]].send(t, order[n]);
    free(seen);
    free(order);
}
