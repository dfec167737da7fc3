/* loses: TASK 5 = 3, TASK 6 = 3, TASK 7 = 2, TASK 8 = 3; says: "Does backward
 * call the send of a leaf? It is NULL: a leaf was made from nothing and has
 * nobody to send to. (If only the long chain fails: does record get memory for
 * all of it?)" */
void backward(tape *t, int loss)
{
    for (int i = 0; i < t->count; i++)
        t->entry[i].grad = 0;
    t->entry[loss].grad = 1;
    for (int i = loss; i >= 0; i--)
        t->entry[i].send(t, i);
}
