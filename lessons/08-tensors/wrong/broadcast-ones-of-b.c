/* loses: TASK 2 = 2, TASK 3 = 3; says: "only b's sizes of 1 are stretched: a
 * may be the smaller one as well" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i <= out->rank; i++) {
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (p != q && q != 1)
            return false;
        out->size[out->rank - i] = p == 1 ? q : p;
    }
    return true;
}
