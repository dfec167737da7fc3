/* loses: TASK 9 = 3; says: "the mean is taken off: this is the ratio of the
 * deviations. The next layer adds up h^2, mean and all, so the mean square
 * counts" */
double gain(double (*f)(double z), double size, uint64_t *rng)
{
    const int n = 100000;
    double sum = 0, mean = 0;
    for (int i = 0; i < n; i++) {
        const double z = size * normal(rng), y = f(z);
        sum += y * y, mean += y / n;
    }
    return sqrt(sum / n - mean * mean) / size;
}
