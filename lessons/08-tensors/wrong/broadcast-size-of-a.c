/* loses: TASK 2 = 2, TASK 3 = 3; says: "the result has a's size along every
 * axis: where that is 1, it must be b's" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i <= out->rank; i++) {
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (p != q && p != 1 && q != 1)
            return false;
        out->size[out->rank - i] = p;
    }
    return true;
}
