/* loses: TASK 4 = 2, TASK 5 = 4; says: "only the beginning of dy is walked
 * through, as many numbers as dx has: dy has as many as `from` says" */
void sum_to(const double *dy, shape from, shape to, double *dx)
{
    const int copies = count_of(from), numbers = count_of(to);
    for (int p = 0; p < numbers; p++)
        dx[p] = 0;
    for (int k = 0; k < numbers; k++) {
        int p = 0, step = 1, rest = k;
        for (int i = 1; i <= from.rank; i++) { /* from the right */
            const int size = from.size[from.rank - i];
            if (i <= to.rank && to.size[to.rank - i] != 1) {
                p += rest % size * step;
                step *= size;
            }
            rest /= size;
        }
        dx[p] += dy[k];
    }
}
