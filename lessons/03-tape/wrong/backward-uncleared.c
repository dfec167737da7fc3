/* loses: TASK 5 = 3;
   says: "A second call of backward adds to what the first one left. Everything
   that is added up has to start from 0: the grads of all entries, before L's
   becomes 1." */
void backward(tape *t, int loss)
{
    t->entry[loss].grad = 1;
    for (int i = loss; i >= 0; i--)
        if (t->entry[i].send)
            t->entry[i].send(t, i);
}
