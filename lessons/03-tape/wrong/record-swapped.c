/* loses: TASK 1 = 3, TASK 5 = 3, TASK 6 = 3, TASK 7 = 2, TASK 8 = 3; says:
 * "record swaps a and b. For a product that does not matter; for a difference
 * the signs of what is sent change." */
int record(tape *t, double value, int a, int b, sender *send)
{
    if (t->count == t->room) {
        t->room = t->room > 0 ? 2 * t->room : 16;
        t->entry = realloc(t->entry, (size_t)t->room * sizeof *t->entry);
    }
    t->entry[t->count] = (entry){value, 0, a, b, send};
    if (b >= 0)
        t->entry[t->count] = (entry){value, 0, b, a, send};
    return t->count++;
}
