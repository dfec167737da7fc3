/* loses: TASK 1 = 3, TASK 7 = 2;
   says: "When record gets more memory, the entries that were there are lost.
   New memory has nothing in it: realloc takes along what there was." */
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
