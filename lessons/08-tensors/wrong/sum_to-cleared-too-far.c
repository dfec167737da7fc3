/* loses: TASK 4 = 2, TASK 5 = 4; says: "as many numbers are set to 0 as dy
 * has: dx has as many as `to` says, the product of its sizes" */
void sum_to(const double *dy, shape from, shape to, double *dx)
{
    const int copies = count_of(from), numbers = count_of(to);
    for (int p = 0; p < copies; p++)
        dx[p] = 0;
    for (int k = 0; k < copies; k++) {
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
