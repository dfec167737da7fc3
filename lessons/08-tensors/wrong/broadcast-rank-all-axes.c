/* loses: TASK 3 = 2; says: "out->rank is the rank of a, though sizes are found
 * for more axes: the result has as many as the one of a and b that has more"
 * */
bool broadcast(shape a, shape b, shape *out)
{
    const int rank = a.rank > b.rank ? a.rank : b.rank;
    out->rank = a.rank;
    for (int i = 1; i <= rank; i++) { /* the i-th axis from the right */
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (p != q && p != 1 && q != 1)
            return false;
        out->size[rank - i] = p == 1 ? q : p;
    }
    return true;
}
