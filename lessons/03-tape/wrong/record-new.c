/* loses: TASK 1 = 3, TASK 7 = 2; says: "When record gets more memory, the old
 * entries are lost. New memory is empty: realloc copies what was there." */
int record(tape *t, double value, int a, int b, sender *send)
{
    if (t->count == t->room) {
        t->room = t->room > 0 ? 2 * t->room : 16;
        free(t->entry);
        t->entry = calloc((size_t)t->room, sizeof *t->entry);
    }
    t->entry[t->count] = (entry){value, 0, a, b, send};
    return t->count++;
}
