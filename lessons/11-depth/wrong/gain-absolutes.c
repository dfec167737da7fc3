/* loses: TASK 8 = 4, TASK 9 = 3; says: "this is the mean of |f(z)| over the
 * mean of |z|: sizes are roots of mean squares" */
double gain(double (*f)(double z), double size, uint64_t *rng)
{
    const int n = 100000;
    double sum = 0, sum_z = 0;
    for (int i = 0; i < n; i++) {
        const double z = size * normal(rng), y = f(z);
        sum += fabs(y), sum_z += fabs(z);
    }
    return sum / sum_z;
}
