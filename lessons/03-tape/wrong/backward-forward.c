/* loses: TASK 5 = 3, TASK 6 = 3, TASK 7 = 2, TASK 8 = 3; says: "backward goes
 * through the tape from its beginning. An entry has nothing to send until all
 * that uses it has sent, and that comes later on the tape." */
void backward(tape *t, int loss)
{
    for (int i = 0; i < t->count; i++)
        t->entry[i].grad = 0;
    t->entry[loss].grad = 1;
    for (int i = 0; i <= loss; i++)
        if (t->entry[i].send)
            t->entry[i].send(t, i);
}
