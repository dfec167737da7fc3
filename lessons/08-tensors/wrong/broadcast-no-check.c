/* loses: TASK 2 = 2, TASK 3 = 4; says: "it always says yes: sizes that differ,
 * with no 1 among them, do not broadcast" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i <= out->rank; i++) { /* the i-th axis from the right */
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        out->size[out->rank - i] = p == 1 ? q : p;
    }
    return true;
}
