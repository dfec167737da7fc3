/* loses: TASK 5 = 3; says: "Entries after L keep the grad of an earlier call.
 * L does not depend on them, so their grad is 0. Clear the whole tape, not
 * only what comes before L." */
void backward(tape *t, int loss)
{
    for (int i = 0; i <= loss; i++)
        t->entry[i].grad = 0;
    t->entry[loss].grad = 1;
    for (int i = loss; i >= 0; i--)
        if (t->entry[i].send)
            t->entry[i].send(t, i);
}
