/* loses: TASK 2 = 2, TASK 3 = 4; says: "it says yes where sizes clash: a pair
 * that does not fit ends the loop with false" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i <= out->rank; i++) { /* the i-th axis from the right */
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (p != q && p != 1 && q != 1)
            return true;
        out->size[out->rank - i] = p == 1 ? q : p;
    }
    return true;
}
