/* loses: TASK 1 = 3, TASK 5 = 3, TASK 6 = 3, TASK 7 = 2, TASK 8 = 3; says:
 * "record returns a place that is one too large. The first entry has place 0:
 * what is count before the new entry is added, and what after?" */
int record(tape *t, double value, int a, int b, sender *send)
{
    if (t->count + 1 >= t->room) {
        const int more = t->room + 64;
        t->entry = realloc(t->entry, (size_t)(t->room + more) * sizeof(entry));
        for (int i = t->room; i < t->room + more; i++)
            t->entry[i] = (entry){0, 0, -1, -1, NULL};
        t->room += more;
    }
    t->entry[t->count] = (entry){value, 0, a, b, send};
    t->count++;
    return t->count;
}
