/* loses: TASK 5 = 3, TASK 6 = 3, TASK 7 = 2, TASK 8 = 3; says: "All grads are
 * 0: each is a multiple of dL/dL, which backward starts from. How fast does L
 * change with L itself? Write that into L's grad, after clearing." */
void backward(tape *t, int loss)
{
    for (int i = 0; i < t->count; i++)
        t->entry[i].grad = 0;
    for (int i = loss; i >= 0; i--)
        if (t->entry[i].send)
            t->entry[i].send(t, i);
}
