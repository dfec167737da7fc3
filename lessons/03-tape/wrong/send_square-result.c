/* loses: TASK 4 = 2, TASK 5 = 3, TASK 6 = 3, TASK 8 = 3; says: "send_square
 * multiplies by the value of y, which is a^2. The slope of a^2 is 2 a: use the
 * value of the input." */
void send_square(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad += e.grad * 2 * e.value;
}
