/* loses: TASK 8 = 4, TASK 9 = 3; says: "f is asked twice, at two different z,
 * and the results multiplied: square one and the same f(z)" */
double gain(double (*f)(double z), double size, uint64_t *rng)
{
    const int n = 100000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
        const double z = size * normal(rng), y = f(z);
        sum += y * f(size * normal(rng));
    }
    return sqrt(sum / n) / size;
}
