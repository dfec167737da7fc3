/* loses: TASK 1 = 3, TASK 7 = 2; says: "record writes beyond its memory when
 * the tape is long. Does it get more room each time count reaches room, or
 * only once? Is room counted in entries, and does realloc get bytes?" */
int record(tape *t, double value, int a, int b, sender *send)
{
    if (!t->entry) {
        t->entry = malloc(64 * sizeof *t->entry);
        t->room = 64;
    }
    t->entry[t->count] = (entry){value, 0, a, b, send};
    return t->count++;
}
