/* loses: TASK 5 = 3; says: "backward starts at the end of the tape, and not at
 * the entry `loss`. They may differ: entries made after L play no part in
 * it." */
void backward(tape *t, int loss)
{
    (void)loss;
    for (int i = 0; i < t->count; i++)
        t->entry[i].grad = 0;
    t->entry[t->count - 1].grad = 1;
    for (int i = t->count - 1; i >= 0; i--)
        if (t->entry[i].send)
            t->entry[i].send(t, i);
}
