/* loses: TASK 2 = 2, TASK 3 = 4; says: "the sizes are right, but out has
 * them in reverse order: the i-th axis from the right belongs at
 * out->size[out->rank - i]" */
bool broadcast(shape a, shape b, shape *out)
{
    out->rank = a.rank > b.rank ? a.rank : b.rank;
    for (int i = 1; i <= out->rank; i++) {
        const int p = i <= a.rank ? a.size[a.rank - i] : 1;
        const int q = i <= b.rank ? b.size[b.rank - i] : 1;
        if (p != q && p != 1 && q != 1)
            return false;
        out->size[i - 1] = p == 1 ? q : p;
    }
    return true;
}
