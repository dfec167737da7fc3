/* loses: TASK 2 = 2, TASK 3 = 4; says: "the first axis is left out: counted
 * from the right, i runs from 1 to the rank, with the rank included" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i < out->rank; i++) { /* the i-th axis from the right */
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (p != q && p != 1 && q != 1)
            return false;
        out->size[out->rank - i] = p == 1 ? q : p;
    }
    return true;
}
