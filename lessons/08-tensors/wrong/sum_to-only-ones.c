/* loses: TASK 4 = 2, TASK 5 = 4; says: "the coordinate counts only along axes
 * where `to` has a 1: it is the other way round, those are all copies of one
 * number" */
void sum_to(const double *dy, shape from, shape to, double *dx)
{
    const int copies = count_of(from), numbers = count_of(to);
    for (int p = 0; p < numbers; p++)
        dx[p] = 0;
    for (int k = 0; k < copies; k++) {
        int p = 0, step = 1, rest = k;
        for (int i = 1; i <= from.rank; i++) { /* from the right */
            const int size = from.size[from.rank - i];
            if (i <= to.rank && to.size[to.rank - i] == 1) {
                p += rest % size * step;
                step *= size;
            }
            rest /= size;
        }
        dx[p] += dy[k];
    }
}
