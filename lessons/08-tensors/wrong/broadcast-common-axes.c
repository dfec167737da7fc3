/* loses: TASK 3 = 3; says: "axes that only one of the shapes has are
 * forgotten: the result has them too" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank < b.rank ? a.rank : b.rank;
    for (int i = 1; i <= out->rank; i++) {
        const int p = a.size[a.rank - i], q = b.size[b.rank - i];
        if (p != q && p != 1 && q != 1)
            return false;
        out->size[out->rank - i] = p == 1 ? q : p;
    }
    return true;
}
