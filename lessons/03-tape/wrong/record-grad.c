/* loses: TASK 1 = 3; says: "record does not set the grad of the new entry.
 * When an emptied tape is used again, what an earlier entry left in that place
 * is still there: write all five fields." */
int record(tape *t, double value, int a, int b, sender *send)
{
    if (t->count == t->room) {
        const int room = t->room > 0 ? 2 * t->room : 16;
        t->entry = realloc(t->entry, (size_t)room * sizeof *t->entry);
        for (int i = t->room; i < room; i++)
            t->entry[i].grad = 0;
        t->room = room;
    }
    entry *e = &t->entry[t->count];
    e->value = value;
    e->a = a;
    e->b = b;
    e->send = send;
    return t->count++;
}
