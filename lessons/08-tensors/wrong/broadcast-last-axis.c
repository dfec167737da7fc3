/* loses: TASK 2 = 1, TASK 3 = 2; says: "a clash is noticed only along the last
 * axis: all axes must fit" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i <= out->rank; i++) {
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (i == 1 && p != q && p != 1 && q != 1)
            return false;
        out->size[out->rank - i] = p > q ? p : q;
    }
    return true;
}
