/* loses: TASK 3 = 2, TASK 5 = 3, TASK 6 = 3, TASK 7 = 2;
   says: "send_sub overwrites what had arrived before. Where a value is used
   more than once, dL/da is a sum, with a term for each use." */
void send_sub(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad = e.grad;
    t->entry[e.b].grad = -e.grad;
}
