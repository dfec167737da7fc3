/* loses: TASK 2 = 2, TASK 3 = 4; says: "everything is refused unless both
 * sizes are 1, or equal and 1: `p != q || p != 1` is nearly always true. It is
 * a clash if the sizes differ and neither is 1" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i <= out->rank; i++) {
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (p != q || p != 1 || q != 1)
            return false;
        out->size[out->rank - i] = p == 1 ? q : p;
    }
    return true;
}
