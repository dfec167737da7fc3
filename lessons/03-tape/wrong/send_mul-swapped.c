/* loses: TASK 2 = 2, TASK 5 = 3, TASK 6 = 3, TASK 8 = 3; says: "send_mul gives
 * each input dL/dy times its own value. For the slope of a * b along a, hold b
 * fixed: which factor stands beside a?" */
void send_mul(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad += e.grad * t->entry[e.a].value;
    t->entry[e.b].grad += e.grad * t->entry[e.b].value;
}
