/* loses: TASK 8 = 4, TASK 9 = 3; says: "this is the mean of |f(z) / z|, sample
 * by sample: take the size of all f(z), then divide once" */
double gain(double (*f)(double z), double size, uint64_t *rng)
{
    const int n = 100000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
        const double z = size * normal(rng), y = f(z);
        sum += fabs(y / z);
    }
    return sum / n + 0 * size;
}
