/* loses: TASK 2 = 2, TASK 5 = 3, TASK 6 = 3;
   says: "send_mul overwrites what had arrived before. Where a value is used
   more than once, dL/da is a sum, with a term for each use." */
void send_mul(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad = e.grad * t->entry[e.b].value;
    t->entry[e.b].grad = e.grad * t->entry[e.a].value;
}
