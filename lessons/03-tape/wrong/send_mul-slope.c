/* loses: TASK 2 = 2, TASK 5 = 3, TASK 6 = 3, TASK 8 = 3;
   says: "send_mul sends its slope alone. The chain rule multiplies it by what
   has arrived at y: dL/da = dL/dy * dy/da." */
void send_mul(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad += t->entry[e.b].value;
    t->entry[e.b].grad += t->entry[e.a].value;
}
