/* loses: TASK 3 = 2, TASK 5 = 3, TASK 6 = 3, TASK 7 = 2, TASK 8 = 3;
   says: "send_sub has the signs of a and b the wrong way round. y is a - b:
   which of the two makes it grow?" */
void send_sub(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad -= e.grad;
    t->entry[e.b].grad += e.grad;
}
