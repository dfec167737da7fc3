/* loses: TASK 3 = 4; says: "the shapes are aligned at the left: write the
 * last axes below each other, and let the missing ones, at the left, count as
 * 1" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 0; i < out->rank; i++) {
        const int p = i < a.rank ? a.size[i] : 1;
        const int q = i < b.rank ? b.size[i] : 1;
        if (p != q && p != 1 && q != 1)
            return false;
        out->size[i] = p == 1 ? q : p;
    }
    return true;
}
