/* loses: TASK 4 = 2, TASK 5 = 3, TASK 6 = 3, TASK 8 = 3;
   says: "send_square sends its slope alone. The chain rule multiplies it by
   what has arrived at y: dL/da = dL/dy * dy/da." */
void send_square(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad += 2 * t->entry[e.a].value;
}
