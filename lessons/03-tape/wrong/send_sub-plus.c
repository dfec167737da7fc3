/* loses: TASK 3 = 2, TASK 5 = 3, TASK 6 = 3, TASK 7 = 2, TASK 8 = 3; says:
 * "send_sub sends the same to both. When b grows a little, a - b falls by as
 * much: the slope along b is -1." */
void send_sub(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad += e.grad;
    t->entry[e.b].grad += e.grad;
}
