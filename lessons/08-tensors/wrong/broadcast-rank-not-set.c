/* loses: TASK 2 = 2, TASK 3 = 4; says: "out->rank is not set: the result has
 * as many axes as the longer shape" */
bool broadcast(shape a, shape b, shape *out)
{
    const int rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i <= rank; i++) {
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (p != q && p != 1 && q != 1)
            return false;
        out->size[rank - i] = p == 1 ? q : p;
    }
    return true;
}
