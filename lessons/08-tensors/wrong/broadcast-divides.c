/* loses: TASK 2 = 1, TASK 3 = 1; says: "a size that is a multiple of the other
 * is accepted: 2 does not stretch to 4, only 1 does" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i <= out->rank; i++) {
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (p % q != 0 && q % p != 0)
            return false;
        out->size[out->rank - i] = p > q ? p : q;
    }
    return true;
}
