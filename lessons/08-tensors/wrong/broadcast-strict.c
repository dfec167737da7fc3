/* loses: TASK 2 = 2, TASK 3 = 4; says: "only equal sizes are accepted, and a
 * missing axis goes with a 1 only: a 1 goes with any size. That is what
 * stretching is" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i <= out->rank; i++) {
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (p != q)
            return false;
        out->size[out->rank - i] = p == 1 ? q : p;
    }
    return true;
}
