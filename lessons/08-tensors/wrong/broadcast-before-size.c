/* loses: TASK 3 = 2; says: "an axis that is missing is read in front of the
 * shape, at size[-1] or before: where i is larger than the rank, the size is
 * 1" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i <= out->rank; i++) { /* the i-th axis from the right */
        const int p = i <= a.rank       ? a.size[a.rank - i]
                      : i == a.rank + 1 ? a.rank
                                        : -1;
        const int q = i <= b.rank       ? b.size[b.rank - i]
                      : i == b.rank + 1 ? b.rank
                                        : -1;
        if (p != q && p != 1 && q != 1)
            return false;
        out->size[out->rank - i] = p == 1 ? q : p;
    }
    return true;
}
