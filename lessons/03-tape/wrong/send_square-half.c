/* loses: TASK 4 = 2, TASK 5 = 3, TASK 6 = 3, TASK 8 = 3; says: "send_square
 * sends half of what it should. The slope of a^2 is not a: think of a * a,
 * where both factors are a." */
void send_square(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad += e.grad * t->entry[e.a].value;
}
