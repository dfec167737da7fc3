/* loses: TASK 3 = 3; says: "shapes with different numbers of axes are
 * refused: axes that are missing at the left count as 1" */
bool broadcast(shape a, shape b, shape *out)
{
    if (a.rank != b.rank)
        return false;
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i <= out->rank; i++) {
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (p != q && p != 1 && q != 1)
            return false;
        out->size[out->rank - i] = p == 1 ? q : p;
    }
    return true;
}
