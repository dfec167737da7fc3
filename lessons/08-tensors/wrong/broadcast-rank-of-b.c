/* loses: TASK 3 = 2; says: "the result has as many axes as b: it must have as
 * many as the one of a and b that has more" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = b.rank;
    for (int i = 1; i <= out->rank; i++) { /* the i-th axis from the right */
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (p != q && p != 1 && q != 1)
            return false;
        out->size[out->rank - i] = p == 1 ? q : p;
    }
    return true;
}
