/* loses: TASK 4 = 2, TASK 5 = 4; says: "axes are aligned at the left: axis
 * i of `from`, counted from the right, belongs to axis i of `to` from the
 * right" */
void sum_to(const double *dy, shape from, shape to, double *dx)
{
    const int copies = count_of(from), numbers = count_of(to);
    for (int p = 0; p < numbers; p++)
        dx[p] = 0;
    for (int k = 0; k < copies; k++) {
        int p = 0, step = 1, rest = k;
        for (int i = 1; i <= from.rank; i++) {
            const int size = from.size[from.rank - i];
            if (from.rank - i < to.rank && to.size[from.rank - i] != 1) {
                p += rest % size * step;
                step *= size;
            }
            rest /= size;
        }
        dx[p] += dy[k];
    }
}
