/* loses: TASK 1 = 3;
   says: "record leaves the grad of the new entry as the memory was. A tape
   that was emptied is used again, and what an earlier entry left in that place
   is still there: write all five fields." */
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
