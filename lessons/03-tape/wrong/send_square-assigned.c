/* loses: TASK 4 = 2, TASK 5 = 3, TASK 6 = 3;
   says: "send_square overwrites what had arrived before. Where a value is used
   more than once, dL/da is a sum, with a term for each use." */
void send_square(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad = e.grad * 2 * t->entry[e.a].value;
}
