/* loses: TASK 2 = 2, TASK 3 = 4; says: "the result has the smaller of two
 * sizes: where one is 1 it is the other that counts, for the 1 is stretched"
 * */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i <= out->rank; i++) {
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (p != q && p != 1 && q != 1)
            return false;
        out->size[out->rank - i] = p < q ? p : q;
    }
    return true;
}
