/* loses: TASK 5 = 3, TASK 6 = 3, TASK 7 = 2; says: "A function that calls
 * itself for each input: an entry that is used twice sends twice, or before all
 * has arrived, and a long tape fills the stack. Each entry sends once, after
 * everything that uses it has sent: which order of the tape ensures that?" */
static void visit(tape *t, int i)
{
    if (i < 0 || !t->entry[i].send)
        return;
    t->entry[i].send(t, i);
    visit(t, t->entry[i].a);
    visit(t, t->entry[i].b);
}

void backward(tape *t, int loss)
{
    for (int i = 0; i < t->count; i++)
        t->entry[i].grad = 0;
    t->entry[loss].grad = 1;
    visit(t, loss);
}
