/* loses: TASK 2 = 2, TASK 5 = 3, TASK 6 = 3, TASK 8 = 3;
   says: "send_mul gives each input dL/dy times its own value. The slope of
   a * b with respect to a: b is held fixed, and is the factor beside a." */
void send_mul(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad += e.grad * t->entry[e.a].value;
    t->entry[e.b].grad += e.grad * t->entry[e.b].value;
}
